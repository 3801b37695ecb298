using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tests.Simulation.Gpus;

/// <summary>The same laws without a running sum: every answer is computed from the list of tenants, in decimals.</summary>
internal sealed class NaiveGpus(GpuCapacity gpus, int nodes)
{
    private readonly HashSet<int> _lost = [];
    private readonly bool _swaps = gpus.Memory == GpuMemoryRule.Swap && gpus.Sharing != GpuSharing.Mig;
    private int _clock;

    public Dictionary<int, Tenant> Tenants { get; } = [];

    public int Count => nodes * gpus.PerNode;

    /// <summary>The device that a replica goes to, -1 for none.</summary>
    public int Choose(Variant model, double share)
    {
        (decimal compute, decimal memory) = Take(model, share);
        decimal most = (decimal)gpus.MemoryGiB, limit = gpus.Sharing == GpuSharing.Mig ? 7m : (decimal)gpus.ShareLimit;
        decimal mostOfAll = (gpus.Sharing, gpus.Memory) switch
        {
            (GpuSharing.Mig, _) => 8m,
            (_, GpuMemoryRule.Hard) => most,
            (_, GpuMemoryRule.Swap) => most * (decimal)gpus.MemoryLimit,
            _ => decimal.MaxValue,
        };
        decimal own = gpus.Sharing == GpuSharing.Mig ? most * memory / 8m : most;
        if (gpus.Memory != GpuMemoryRule.Off && (decimal)model.MemoryGiB > own)
        {
            return -1;
        }

        return Enumerable.Range(0, Count)
            .Where(d => !_lost.Contains(d / gpus.PerNode) && Shares(d) + compute <= limit && Memory(d) + memory <= mostOfAll)
            .OrderByDescending(Shares).ThenBy(d => d).FirstOrDefault(-1);
    }

    public void Place(int id, int device, Variant model, double share)
    {
        (decimal compute, decimal memory) = Take(model, share);
        decimal resident = _swaps ? Math.Min(memory, (decimal)gpus.MemoryGiB - On(device).Sum(t => t.Resident)) : 0m;
        Tenants.Add(id, new Tenant(id, device, model, compute, memory) { Resident = resident, Stamp = _clock++ });
    }

    public double Activate(int id)
    {
        Tenant tenant = Tenants[id];
        double wait = _swaps ? (double)Bring(tenant) / gpus.PcieGiBPerSecond : 0.0;
        (tenant.IsActive, tenant.Stamp) = (true, _clock++);
        return wait;
    }

    public void Deactivate(int id) => (Tenants[id].IsActive, Tenants[id].Stamp) = (false, _clock++);

    public void Lose(int node) => _lost.Add(node);

    public void Restore(int node) => _lost.Remove(node);

    public void Clear()
    {
        Tenants.Clear();
        _lost.Clear();
    }

    public IEnumerable<int> Active(int device) => On(device).Where(t => t.IsActive).OrderBy(t => t.Stamp).Select(t => t.Id);

    public decimal Shares(int device) => On(device).Sum(t => t.Share);

    public decimal Memory(int device) => On(device).Sum(t => t.Memory);

    public double MeanSeconds(int id, int batch)
    {
        Tenant self = Tenants[id];
        Tenant[] others = [.. On(self.Device).Where(t => t.IsActive && t != self)];
        double share = (double)self.Share;
        double together = share + others.Sum(t => (double)t.Share);
        ServiceProfile profile = self.Model.Profile;
        return gpus.Sharing switch
        {
            GpuSharing.Mig => profile.MeanMs(batch, share / 7.0),
            GpuSharing.TimeSlices => profile.MeanMs(batch, 1.0) * (1 + others.Length),
            _ => profile.MeanMs(batch, share * Math.Min(1.0, 1.0 / together))
                * (1.0 + others.Sum(t => gpus.InterferenceBase + (gpus.InterferencePerDram * 100.0 * t.Model.DramUtilisation))),
        } / 1000.0;
    }

    private decimal Bring(Tenant tenant)
    {
        decimal missing = tenant.Memory - tenant.Resident;
        tenant.Resident = tenant.Memory;
        foreach (Tenant other in On(tenant.Device).Where(t => t != tenant).OrderBy(t => t.IsActive).ThenBy(t => t.Stamp))
        {
            decimal over = On(tenant.Device).Sum(t => t.Resident) - (decimal)gpus.MemoryGiB;
            other.Resident -= Math.Clamp(over, 0m, other.Resident);
        }

        return missing;
    }

    private IEnumerable<Tenant> On(int device) => Tenants.Values.Where(t => t.Device == device);

    /// <summary>Of 7 and 8 slices under MIG, otherwise of a device and in GiB.</summary>
    private (decimal Share, decimal Memory) Take(Variant model, double share)
    {
        if (gpus.Sharing != GpuSharing.Mig)
        {
            decimal given = (decimal)share;
            return (gpus.Sharing == GpuSharing.Mps ? Math.Ceiling(given * 100m) / 100m : given, (decimal)model.MemoryGiB);
        }

        int slices = (int)Math.Ceiling((share * 7.0) - 1e-5);
        return slices switch { <= 2 => (slices, slices), <= 4 => (slices, 4), _ => (7, 8) };
    }

    internal sealed class Tenant(int id, int device, Variant model, decimal share, decimal memory)
    {
        public int Id => id;

        public int Device => device;

        public Variant Model => model;

        public decimal Share => share;

        public decimal Memory => memory;

        public decimal Resident { get; set; }

        public bool IsActive { get; set; }

        /// <summary>When it became active or idle last.</summary>
        public int Stamp { get; set; }
    }
}
