using Tuner.Environment.Dispatching;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation.Replicas;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation;

/// <summary>
/// Looks ahead for a request at the pipeline's door: through every stage in topological order, first come first served, at mean times,
/// behind what waits there and what is still on its way there. A fork is done when its slowest branch is; a choice is taken for one.
/// </summary>
internal sealed class AdmissionControl(StageGraph graph, SimulatedStage[] stages)
{
    private readonly FinishForecast _forecast = new();
    private readonly double[] _finishSeconds = new double[stages.Length];

    public double ForetellFinish(double nowSeconds)
    {
        double last = nowSeconds;
        for (int i = 0; i < stages.Length; i++)
        {
            double reached = nowSeconds;
            foreach (StageEdge edge in graph.In(i))
            {
                reached = Math.Max(reached, _finishSeconds[edge.From]);
            }

            _finishSeconds[i] = Foretell(i, reached, nowSeconds);
            last = Math.Max(last, _finishSeconds[i]);
        }

        return last;
    }

    private double Foretell(int index, double reachedSeconds, double nowSeconds)
    {
        SimulatedStage stage = stages[index];
        _forecast.Clear();
        foreach (Replica replica in stage.Replicas.All)
        {
            if (replica.State is ReplicaState.Ready or ReplicaState.Starting)
            {
                _forecast.AddReplica(Math.Max(nowSeconds, FreeSeconds(replica, nowSeconds)), replica.Group.MeanSecondsByBatch);
            }
        }

        if (stage.Replicas.IsParked)
        {
            AddStopped(stage, nowSeconds);
        }

        int upstream = 0;
        for (int i = 0; i < index; i++)
        {
            upstream += graph.Reaches(i, index) ? stages[i].Inside : 0;
        }

        return _forecast.FinishSeconds(reachedSeconds, stage.Waiting + upstream, stage.MaxBatch);
    }

    /// <summary>Stopped for want of requests: who is let in starts them.</summary>
    private void AddStopped(SimulatedStage stage, double nowSeconds)
    {
        foreach (VariantDeployment deployment in stage.Decided.Deployments)
        {
            ReplicaGroup group = stage.Replicas.Groups.Of(deployment);
            for (int i = 0; i < deployment.Replicas; i++)
            {
                _forecast.AddReplica(nowSeconds + group.Model.StartUp.MeanSeconds, group.MeanSecondsByBatch);
            }
        }
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
