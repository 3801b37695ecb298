using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Cli;

/// <summary>One stage of a decision, with what its profile says of it (no margins).</summary>
internal sealed record SolveStage(
    string Stage, string Variant, int Replicas, int Batch, double Cores, double GpuShare, double ThroughputRps, double P99Seconds)
{
    public static SolveStage Of(Pipeline pipeline, int index, StageDecision decision)
    {
        CapacityModel capacity = new(pipeline);
        VariantDeployment deployment = decision.Deployments[0];
        double amount = deployment.Allocation.Amount;
        return new SolveStage(
            pipeline.Stages[index].Name,
            pipeline.Stages[index].Variants[deployment.Variant].Name,
            decision.Replicas,
            decision.MaxBatch,
            decision.Cores,
            decision.GpuShare,
            decision.Replicas * capacity.ThroughputRps(index, deployment.Variant, amount, decision.MaxBatch),
            capacity.P99Seconds(index, deployment.Variant, amount, decision.MaxBatch));
    }
}
