using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization;

/// <summary>The answer to a <see cref="PlanningProblem"/>.</summary>
public sealed class Plan
{
    /// <summary>By stage.</summary>
    public required ImmutableArray<StagePlan> Stages { get; init; }

    /// <summary>False where no plan met every constraint and this is the least bad one.</summary>
    public required bool Feasible { get; init; }

    /// <summary>The objective's value (violations not in it).</summary>
    public required double Value { get; init; }

    /// <summary>Service and batch-forming wait along the longest path; of a chain the sum over the stages.</summary>
    public required double LatencySeconds { get; init; }

    /// <summary>Cost of all replicas in cores; GPU shares at their price.</summary>
    public required double CostCores { get; init; }

    /// <summary>Cores of all replicas.</summary>
    public required double Cores { get; init; }

    /// <summary>GPU share of all replicas.</summary>
    public double GpuShare { get; init; }

    /// <summary>Sum of the max batches.</summary>
    public required int BatchSum { get; init; }

    /// <summary>The least of replicas x throughput / load over the stages; below 1 where the load is too much.</summary>
    public required double BottleneckRatio { get; init; }

    /// <summary>The variants, by stage.</summary>
    public ImmutableArray<int> Variants => [.. Stages.Select(s => s.Option.Variant)];

    /// <summary>The plan as a legal decision of the pipeline it was made for.</summary>
    public Decision ToDecision(Pipeline pipeline) => new([
        .. Stages.Select((s, i) => DecisionSpace.Of(
            pipeline.Stages[i], s.Option.Variant, s.Option.Allocation, s.Replicas, s.Option.MaxBatch)),
    ]);

    /// <summary>
    /// Of plans in the order of the file, the index of the one with the highest value, then the lowest latency, cost and sum of batches, then
    /// the first.
    /// </summary>
    internal static int IndexOfBest(IReadOnlyList<Plan> plans)
    {
        List<int> left = [.. Enumerable.Range(0, plans.Count)];
        foreach (Func<Plan, double> rule in (ReadOnlySpan<Func<Plan, double>>)[
            p => -p.Value, p => p.LatencySeconds, p => p.CostCores, p => p.BatchSum])
        {
            double best = left.Min(i => rule(plans[i]));
            left = left.FindAll(i => rule(plans[i]) <= best + PlanningProblem.Tolerance);
        }

        return left[0];
    }
}
