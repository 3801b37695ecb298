using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Heuristics.Nexus;

/// <summary>
/// The ways to serve a stage by one variant (Nexus, section 6.1, squishy bin packing): as many replicas as the load keeps busy with full
/// batches, and one more for the rest, of the least allocation that serves it. An item that just misses a batch waits for that one and its own:
/// 2 l(b). Where there is no full replica, b - 1 others may have to come first: l(b) + (b - 1) / rate.
/// </summary>
public static class StageChoices
{
    private const double Tolerance = 1e-9;

    /// <summary>All of them, by allocation, then batch, then allocation of the last replica; none where the stage cannot have as many.</summary>
    /// <param name="capacity">Of the pipeline.</param>
    /// <param name="objective">Has the price of a GPU.</param>
    /// <param name="stage">Index of the stage.</param>
    /// <param name="variant">Index of its variant.</param>
    /// <param name="rateRps">Items/s that come to it, 0 or more.</param>
    public static ImmutableArray<StageChoice> Of(CapacityModel capacity, Objective objective, int stage, int variant, double rateRps)
    {
        Stage served = capacity.Pipeline.Stages[stage];
        ImmutableArray<Allocation> allocations = served.Variants[variant].Allocations;
        ImmutableArray<StageChoice>.Builder choices = ImmutableArray.CreateBuilder<StageChoice>();
        foreach (Allocation main in allocations)
        {
            foreach (int batch in served.BatchSizes)
            {
                double throughput = capacity.ThroughputRps(stage, variant, main.Amount, batch);
                double full = Math.Floor((rateRps / throughput) + Tolerance);
                if (full > served.MaxReplicas)
                {
                    continue;
                }

                int replicas = (int)full;
                double rest = rateRps - (replicas * throughput);
                if (replicas > 0 && rest <= Tolerance * rateRps)
                {
                    choices.Add(Choice([new VariantDeployment(variant, main, replicas)], batch));
                    continue;
                }

                foreach (Allocation last in allocations.Where(a => a.Amount <= main.Amount && replicas < served.MaxReplicas))
                {
                    bool isServed = capacity.ThroughputRps(stage, variant, last.Amount, batch) >= rest - Tolerance;
                    if (last == main)
                    {
                        choices.Add(Choice([new VariantDeployment(variant, main, replicas + 1)], batch));
                    }
                    else if (isServed && replicas > 0)
                    {
                        choices.Add(Choice([new VariantDeployment(variant, main, replicas), new VariantDeployment(variant, last, 1)], batch));
                    }
                }

                StageChoice Choice(ImmutableArray<VariantDeployment> deployments, int maxBatch)
                {
                    double seconds = deployments.Max(d => capacity.P99Seconds(stage, variant, d.Allocation.Amount, maxBatch));
                    double gather = replicas > 0 ? 0.0 : maxBatch == 1 ? 0.0 : (maxBatch - 1) / rateRps;
                    return new StageChoice(
                        new StageDecision(deployments, maxBatch, maxBatch == 1 ? 0.0 : served.BatchTimeoutSeconds),
                        seconds + Math.Max(seconds, gather),
                        deployments.Sum(d => d.Replicas * objective.CostCores(d.Allocation.Cores, d.Allocation.GpuShare)));
                }
            }
        }

        return choices.ToImmutable();
    }
}
