using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Simulation.Gpus;

/// <summary>
/// The GPUs of a cluster: which replicas (tenants) are on which device, who is active, and how fast a batch then runs.
/// Device g is on node g / <see cref="GpuCapacity.PerNode"/>. A tenant is a small number, given again once it is removed.
/// The laws: see <see cref="MeanSeconds"/> and <see cref="GpuResidency"/>.
/// </summary>
internal sealed class GpuDevices
{
    private readonly GpuCapacity _gpus;
    private readonly GpuUnits _units;
    private readonly GpuDevice[] _devices;
    private readonly bool[] _lost;
    private GpuTenant[] _tenants = [];
    private int _tenantCount;
    private int _unused = -1;

    /// <exception cref="ArgumentException">A cluster without GPUs.</exception>
    public GpuDevices(ClusterCapacity cluster)
    {
        _gpus = cluster.Gpus ?? throw new ArgumentException("A cluster with GPUs was expected.", nameof(cluster));
        _units = new GpuUnits(_gpus);

        // Partitions keep their memory: no other instance can push it out.
        bool swaps = _gpus.Memory == GpuMemoryRule.Swap && _gpus.Sharing != GpuSharing.Mig;
        long memory = Millionths.Of(_gpus.MemoryGiB);
        _devices = [.. Enumerable.Range(0, cluster.TotalGpus).Select(_ => new GpuDevice(swaps ? new GpuResidency(memory) : null))];
        _lost = new bool[cluster.Nodes];
    }

    public int Count => _devices.Length;

    /// <summary>
    /// Places a replica, idle, on the fullest device by share that has room for its share and memory, of equals the first. The
    /// tenant, or -1 where none has room.
    /// </summary>
    public int Place(Variant model, double share)
    {
        if (_units.DemandOf(model, share) is not { } demand)
        {
            return -1;
        }

        int best = -1;
        for (int device = 0; device < _devices.Length; device++)
        {
            GpuDevice at = _devices[device];
            if (demand.Share <= _units.ShareLimit - at.Shares
                && demand.Memory <= _units.MemoryLimit - at.Memory
                && (best < 0 || at.Shares > _devices[best].Shares)
                && !_lost[NodeOfDevice(device)])
            {
                best = device;
            }
        }

        return best < 0 ? -1 : Add(model, demand, best);
    }

    /// <summary>A tenant goes, active or idle.</summary>
    public void Remove(int tenant)
    {
        ref GpuTenant leaving = ref _tenants[tenant];
        if (leaving.IsActive)
        {
            Deactivate(tenant);
        }

        _devices[leaving.Device].Remove(_tenants, tenant);
        leaving = new GpuTenant { Model = leaving.Model, Device = -1, Newer = _unused };
        _unused = tenant;
    }

    /// <summary>-1 where nobody has this id any more.</summary>
    public int DeviceOf(int tenant) => _tenants[tenant].Device;

    public int NodeOf(int tenant) => NodeOfDevice(_tenants[tenant].Device);

    /// <summary>Nothing is placed on the devices of a node until it is restored. Who is there stays until removed.</summary>
    public void Lose(int node) => _lost[node] = true;

    public void Restore(int node) => _lost[node] = false;

    /// <summary>
    /// A batch begins on an idle tenant, which is active from now on; returns the seconds that its memory first takes over PCIe,
    /// 0 where memory does not swap. Transfers at the same time do not slow each other.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is active.</exception>
    public double Activate(int tenant)
    {
        Expect(tenant, active: false);
        long missing = _devices[_tenants[tenant].Device].Activate(_tenants, tenant);
        return Millionths.ToDouble(missing) / _gpus.PcieGiBPerSecond;
    }

    /// <summary>Its batch has ended.</summary>
    /// <exception cref="InvalidOperationException">It is idle.</exception>
    public void Deactivate(int tenant)
    {
        Expect(tenant, active: true);
        _devices[_tenants[tenant].Device].Deactivate(_tenants, tenant);
    }

    /// <summary>
    /// Mean seconds of a whole batch beside those active on its device, the tenant counted as active whether it is or not.
    /// <list type="bullet">
    /// <item>MPS: law(b, r') (1 + sum over active neighbours of (base + perDram DRAM%)), r' = r min(1, 1 / sum of active shares, its
    /// own included). The slowdown is fitted to iGniter's pairs (Xu et al., TPDS 2023: 1,500 slowdowns on a V100, shares that sum to
    /// 1); that it adds up over more neighbours, and r' where active shares exceed 1, are assumptions. Reports of shares of 10 to
    /// 20 % slowed by half beside a large neighbour are not in the fit.</item>
    /// <item>MIG: law(b, r), whoever else is there.</item>
    /// <item>Time slices: n law(b, 1) with n active tenants: equal time to each process whatever its share (NVIDIA's device plugin),
    /// as processor sharing; the cost of a switch is left out.</item>
    /// </list>
    /// </summary>
    public double MeanSeconds(int tenant, int batch)
    {
        ref readonly GpuTenant self = ref _tenants[tenant];
        GpuDevice device = _devices[self.Device];
        double meanMs = _gpus.Sharing switch
        {
            GpuSharing.Mig => self.Model.Profile.MeanMs(batch, _units.FractionOf(self.Demand.Share)),
            GpuSharing.TimeSlices => self.Model.Profile.MeanMs(batch, 1.0) * (device.Active.Length + (self.IsActive ? 0 : 1)),
            _ => BesideNeighboursMs(self, device, batch),
        };
        return meanMs / 1000.0;
    }

    /// <summary>The active tenants of a device in the order in which they became active; good until one becomes active or idle.</summary>
    public ReadOnlySpan<int> Active(int device) => _devices[device].Active;

    /// <summary>Sum of the granted shares on a device, active or not; 1 is the whole.</summary>
    public double SharesOn(int device) => _units.FractionOf(_devices[device].Shares);

    /// <summary>Memory in GiB of all tenants on a device, resident or not; under MIG that of their profiles.</summary>
    public double MemoryOn(int device) => _units.GiBOf(_devices[device].Memory);

    /// <summary>As new: all devices empty, all nodes there.</summary>
    public void Clear()
    {
        foreach (GpuDevice device in _devices)
        {
            device.Clear();
        }

        Array.Clear(_lost);
        _tenantCount = 0;
        _unused = -1;
    }

    /// <summary>Becomes an equal copy of the devices of the same cluster, the ids that come next included.</summary>
    public void CopyFrom(GpuDevices other)
    {
        for (int device = 0; device < _devices.Length; device++)
        {
            _devices[device].CopyFrom(other._devices[device]);
        }

        other._lost.CopyTo(_lost, 0);
        if (_tenants.Length < other._tenantCount)
        {
            _tenants = new GpuTenant[other._tenants.Length];
        }

        Array.Copy(other._tenants, _tenants, other._tenantCount);
        (_tenantCount, _unused) = (other._tenantCount, other._unused);
    }

    private double BesideNeighboursMs(in GpuTenant self, GpuDevice device, int batch)
    {
        long shares = device.ActiveShares + (self.IsActive ? 0 : self.Demand.Share);
        long interference = device.ActiveInterference - (self.IsActive ? self.Interference : 0);
        double effective = self.Demand.Share / (double)Math.Max(_units.Whole, shares);
        return self.Model.Profile.MeanMs(batch, effective) * (1.0 + Millionths.ToDouble(interference));
    }

    private int Add(Variant model, GpuDemand demand, int device)
    {
        int id = TakeId();
        double slowdown = _gpus.InterferenceBase + (_gpus.InterferencePerDram * 100.0 * model.DramUtilisation);
        _tenants[id] = new GpuTenant { Model = model, Device = device, Demand = demand, Interference = Millionths.Of(slowdown) };
        _devices[device].Add(_tenants, id);
        return id;
    }

    private int TakeId()
    {
        if (_unused >= 0)
        {
            int id = _unused;
            _unused = _tenants[id].Newer;
            return id;
        }

        if (_tenantCount == _tenants.Length)
        {
            Array.Resize(ref _tenants, Math.Max(16, 2 * _tenantCount));
        }

        return _tenantCount++;
    }

    private int NodeOfDevice(int device) => device / _gpus.PerNode;

    private void Expect(int tenant, bool active)
    {
        if (_tenants[tenant].IsActive != active)
        {
            throw new InvalidOperationException($"Tenant {tenant} is {(active ? "idle" : "active already")}.");
        }
    }
}
