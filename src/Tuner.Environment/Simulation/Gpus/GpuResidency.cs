namespace Tuner.Environment.Simulation.Gpus;

/// <summary>
/// Who is resident in the memory of one device where it swaps: a modelling choice, not measured, in which moved bytes cost PCIe time.
/// Memory goes a piece at a time, first from idle tenants, least recently used first, where use lasts from placement or the start of
/// a batch to its end; then from active ones, in the order in which they became active. An active tenant that lost memory pays at its
/// next batch.
/// </summary>
/// <param name="capacity">Millionths of a GiB.</param>
internal sealed class GpuResidency(long capacity)
{
    // Idle tenants that have something to give. One with nothing resident is in no list, so none is passed over twice.
    private int _oldest = -1;
    private int _newest = -1;
    private long _resident;

    public void Clear()
    {
        _oldest = _newest = -1;
        _resident = 0;
    }

    public void CopyFrom(GpuResidency other) => (_oldest, _newest, _resident) = (other._oldest, other._newest, other._resident);

    /// <summary>Loads a new, idle tenant as far as memory is free.</summary>
    public void Add(Span<GpuTenant> tenants, int id)
    {
        ref GpuTenant tenant = ref tenants[id];
        tenant.Resident = Math.Min(tenant.Demand.Memory, capacity - _resident);
        _resident += tenant.Resident;
        Rest(tenants, id);
    }

    /// <summary>An idle tenant goes.</summary>
    public void Remove(Span<GpuTenant> tenants, int id)
    {
        Leave(tenants, id);
        _resident -= tenants[id].Resident;
    }

    /// <summary>A tenant becomes idle, the most recently used.</summary>
    public void Rest(Span<GpuTenant> tenants, int id)
    {
        ref GpuTenant tenant = ref tenants[id];
        if (tenant.Resident == 0)
        {
            return;
        }

        (tenant.Older, tenant.Newer) = (_newest, -1);
        if (_newest >= 0)
        {
            tenants[_newest].Newer = id;
        }
        else
        {
            _oldest = id;
        }

        _newest = id;
    }

    /// <summary>Brings all of an idle tenant in before it becomes active; returns the millionths of a GiB that were missing.</summary>
    public long Bring(Span<GpuTenant> tenants, int id, ReadOnlySpan<int> active)
    {
        ref GpuTenant tenant = ref tenants[id];
        Leave(tenants, id);
        long missing = tenant.Demand.Memory - tenant.Resident;
        long lacking = missing - (capacity - _resident);
        while (lacking > 0 && _oldest >= 0)
        {
            int victim = _oldest;
            if (tenants[victim].Resident <= lacking)
            {
                Leave(tenants, victim);
            }

            lacking -= Evict(ref tenants[victim], lacking);
        }

        for (int i = 0; lacking > 0 && i < active.Length; i++)
        {
            lacking -= Evict(ref tenants[active[i]], lacking);
        }

        tenant.Resident = tenant.Demand.Memory;
        _resident += missing;
        return missing;
    }

    private long Evict(ref GpuTenant tenant, long atMost)
    {
        long evicted = Math.Min(tenant.Resident, atMost);
        tenant.Resident -= evicted;
        _resident -= evicted;
        return evicted;
    }

    private void Leave(Span<GpuTenant> tenants, int id)
    {
        ref GpuTenant tenant = ref tenants[id];
        if (tenant.Resident == 0)
        {
            return;
        }

        if (tenant.Older >= 0)
        {
            tenants[tenant.Older].Newer = tenant.Newer;
        }
        else
        {
            _oldest = tenant.Newer;
        }

        if (tenant.Newer >= 0)
        {
            tenants[tenant.Newer].Older = tenant.Older;
        }
        else
        {
            _newest = tenant.Older;
        }
    }
}
