using Tuner.Environment.Simulation.Gpus;

namespace Tuner.Environment.Simulation.Replicas;

/// <summary>
/// The progress of running batches. Conditions can change while one runs (a neighbour on the GPU begins or ends, cores change): what is
/// left of it then goes on at the new speed.
/// </summary>
internal sealed class BatchWork(EventQueue events, GpuDevices? gpus)
{
    private Replica[] _tenants = [];

    /// <summary>A replica takes a place on a GPU.</summary>
    public void Settle(Replica replica)
    {
        if (replica.Tenant >= _tenants.Length)
        {
            Array.Resize(ref _tenants, Math.Max(16, 2 * (replica.Tenant + 1)));
        }

        _tenants[replica.Tenant] = replica;
    }

    public void Begin(Replica replica, int size, double factor, double nowSeconds)
    {
        replica.BatchSize = size;
        replica.SinceSeconds = replica.WorkSinceSeconds = nowSeconds;
        replica.WorkFactor = factor;
        replica.WorkLeft = 1.0;
        if (replica.Tenant < 0)
        {
            replica.WorkSeconds = replica.Group.MeanSecondsByBatch[size] * factor;
            replica.EndEvent = events.Push(nowSeconds + replica.WorkSeconds, EventKind.BatchEnd, replica.Stage, replica.Slot);
            return;
        }

        replica.WorkSinceSeconds += gpus!.Activate(replica.Tenant);
        replica.WorkSeconds = gpus.MeanSeconds(replica.Tenant, size) * factor;
        Schedule(replica);
        RescaleNeighbours(replica.Tenant, nowSeconds);
    }

    /// <summary>The batch ends, or is cut off by a crash.</summary>
    public void End(Replica replica, double nowSeconds)
    {
        replica.BatchSize = 0;
        replica.EndEvent = 0;
        if (replica.Tenant >= 0)
        {
            gpus!.Deactivate(replica.Tenant);
            RescaleNeighbours(replica.Tenant, nowSeconds);
        }
    }

    /// <summary>The conditions of a running batch may have changed.</summary>
    public void Rescale(Replica replica, double nowSeconds)
    {
        double mean = replica.Tenant < 0
            ? replica.Group.MeanSecondsByBatch[replica.BatchSize]
            : gpus!.MeanSeconds(replica.Tenant, replica.BatchSize);
        double seconds = mean * replica.WorkFactor;
        if (seconds == replica.WorkSeconds)
        {
            return;
        }

        if (nowSeconds > replica.WorkSinceSeconds)
        {
            replica.WorkLeft = Math.Max(0.0, replica.WorkLeft - ((nowSeconds - replica.WorkSinceSeconds) / replica.WorkSeconds));
            replica.WorkSinceSeconds = nowSeconds;
        }

        replica.WorkSeconds = seconds;
        Schedule(replica);
    }

    private void RescaleNeighbours(int tenant, double nowSeconds)
    {
        foreach (int other in gpus!.Active(gpus.DeviceOf(tenant)))
        {
            if (other != tenant)
            {
                Rescale(_tenants[other], nowSeconds);
            }
        }
    }

    private void Schedule(Replica replica) => replica.EndEvent = events.Push(
        replica.WorkSinceSeconds + (replica.WorkLeft * replica.WorkSeconds), EventKind.BatchEnd, replica.Stage, replica.Slot);
}
