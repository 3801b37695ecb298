using Tuner.Environment.Dispatching;

namespace Tuner.Environment.Simulation;

/// <summary>
/// Looks ahead for a request at the pipeline's door: through every stage in turn, first come first served, at mean times, behind
/// what waits there and what is still on its way there.
/// </summary>
internal sealed class AdmissionControl(SimulatedStage[] stages)
{
    private readonly FinishForecast _forecast = new();

    public double ForetellFinish(double nowSeconds)
    {
        double finish = nowSeconds;
        int upstream = 0;
        foreach (SimulatedStage stage in stages)
        {
            _forecast.Clear();
            foreach (Replica replica in stage.Replicas.All)
            {
                if (replica.State is ReplicaState.Ready or ReplicaState.Starting)
                {
                    _forecast.AddReplica(Math.Max(nowSeconds, FreeSeconds(replica, nowSeconds)), replica.Group.MeanSecondsByBatch);
                }
            }

            finish = _forecast.FinishSeconds(finish, stage.Waiting + upstream, stage.MaxBatch);
            upstream += stage.Inside;
        }

        return finish;
    }

    private static double FreeSeconds(Replica replica, double nowSeconds)
    {
        if (replica.State == ReplicaState.Starting)
        {
            return replica.SinceSeconds + replica.Group.Model.StartUp.MeanSeconds;
        }

        return replica.IsBusy ? replica.SinceSeconds + replica.Group.MeanSecondsByBatch[replica.BatchSize] : nowSeconds;
    }
}
