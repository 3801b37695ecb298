namespace Tuner.Environment.Simulation.Gpus;

/// <summary>
/// One device: sums over its tenants and over the active ones. They are whole numbers, so that they depend on who is there and
/// not on who was, and nothing is summed anew.
/// </summary>
/// <param name="residency">Null where memory does not swap.</param>
internal sealed class GpuDevice(GpuResidency? residency)
{
    private readonly GpuResidency? _residency = residency;
    private int[] _active = [];
    private int _activeCount;

    public long Shares { get; private set; }

    public long Memory { get; private set; }

    public long ActiveShares { get; private set; }

    /// <summary>Slowdown that all active tenants would cause one more, in millionths.</summary>
    public long ActiveInterference { get; private set; }

    /// <summary>In the order in which they became active.</summary>
    public ReadOnlySpan<int> Active => _active.AsSpan(0, _activeCount);

    public void Clear()
    {
        Shares = Memory = ActiveShares = ActiveInterference = 0;
        _activeCount = 0;
        _residency?.Clear();
    }

    public void CopyFrom(GpuDevice other)
    {
        (Shares, Memory, ActiveShares, ActiveInterference) = (other.Shares, other.Memory, other.ActiveShares, other.ActiveInterference);
        _activeCount = other._activeCount;
        if (_active.Length < _activeCount)
        {
            _active = new int[other._active.Length];
        }

        other.Active.CopyTo(_active);
        _residency?.CopyFrom(other._residency!);
    }

    public void Add(Span<GpuTenant> tenants, int id)
    {
        Shares += tenants[id].Demand.Share;
        Memory += tenants[id].Demand.Memory;
        _residency?.Add(tenants, id);
    }

    /// <summary>An idle tenant goes.</summary>
    public void Remove(Span<GpuTenant> tenants, int id)
    {
        Shares -= tenants[id].Demand.Share;
        Memory -= tenants[id].Demand.Memory;
        _residency?.Remove(tenants, id);
    }

    /// <summary>An idle tenant becomes active; returns the millionths of a GiB that first have to come in.</summary>
    public long Activate(Span<GpuTenant> tenants, int id)
    {
        ref GpuTenant tenant = ref tenants[id];
        long missing = _residency?.Bring(tenants, id, Active) ?? 0;
        if (_activeCount == _active.Length)
        {
            Array.Resize(ref _active, Math.Max(8, 2 * _activeCount));
        }

        _active[_activeCount++] = id;
        tenant.IsActive = true;
        ActiveShares += tenant.Demand.Share;
        ActiveInterference += tenant.Interference;
        return missing;
    }

    /// <summary>An active tenant becomes idle.</summary>
    public void Deactivate(Span<GpuTenant> tenants, int id)
    {
        ref GpuTenant tenant = ref tenants[id];
        int at = Active.IndexOf(id);
        Active[(at + 1)..].CopyTo(_active.AsSpan(at));
        _activeCount--;
        tenant.IsActive = false;
        ActiveShares -= tenant.Demand.Share;
        ActiveInterference -= tenant.Interference;
        _residency?.Rest(tenants, id);
    }
}
