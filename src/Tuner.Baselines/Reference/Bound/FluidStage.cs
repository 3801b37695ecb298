using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.Bound;

/// <summary>
/// A stage by itself in the model. What hangs on the other stages is taken as its best case: the fewest items that any variants send here, the
/// shortest service elsewhere. So are batches: the throughput of the best batch, the service time of the shortest.
/// </summary>
internal sealed class FluidStage
{
    private readonly double[][] _due;

    public FluidStage(Pipeline pipeline, Objective objective, FluidLoad load, int index)
    {
        Load = load;
        CapacityModel capacity = new(pipeline);
        Stage stage = pipeline.Stages[index];
        double items = LeastVisits(pipeline, capacity)[index];
        ImmutableArray<StageConfiguration>.Builder all = ImmutableArray.CreateBuilder<StageConfiguration>();
        List<double[]> due = [];
        for (int v = 0; v < stage.Variants.Length; v++)
        {
            foreach (Allocation allocation in stage.Variants[v].Allocations)
            {
                double ofOne = stage.BatchSizes.Max(b => capacity.ThroughputRps(index, v, allocation.Amount, b)) / items;
                double slack = pipeline.Slo.LatencySeconds - LeastSeconds(pipeline, capacity, index, v, allocation.Amount);
                bool keepsUp = false;
                for (int n = 1; n <= stage.MaxReplicas && !keepsUp; n++)
                {
                    keepsUp = n * ofOne >= load.Peak;
                    all.Add(new StageConfiguration(
                        v,
                        due.Count,
                        n,
                        keepsUp ? double.PositiveInfinity : n * ofOne,
                        n * objective.CostCores(allocation.Cores, allocation.GpuShare),
                        objective.Measure.Of(stage, v),
                        Math.Min(load.IntervalSeconds, stage.Variants[v].StartUp.MeanSeconds),
                        slack));
                }

                due.Add([.. Enumerable.Range(1, load.Intervals * load.IntervalSeconds).Select(s => slack < 0.0 ? load.ArrivedBy(s) : load.ArrivedBy(s - slack))]);
            }
        }

        Configurations = all.ToImmutable();
        _due = [.. due];
    }

    public FluidLoad Load { get; }

    /// <summary>All of them: by variant, allocation, replicas.</summary>
    public ImmutableArray<StageConfiguration> Configurations { get; }

    /// <summary>The part of an interval's requests that the configuration before serves; 0 where the option stays.</summary>
    public double ShareOf(StageConfiguration? before, StageConfiguration decided, int interval) =>
        before is null || before.Option == decided.Option ? 0.0 : Load.ShareBefore(interval, decided.StartUpSeconds);

    /// <summary>Mean cost in an interval: of what was decided, and of what is replaced until that is ready.</summary>
    public double CostCores(StageConfiguration? before, StageConfiguration decided) => decided.CostCores
        + (before is null || before.Option == decided.Option ? 0.0 : before.CostCores * decided.StartUpSeconds / Load.IntervalSeconds);

    /// <summary>
    /// Serves an interval: by second, first come first served; first what can be served is, then what has waited for longer than its slack is given up.
    /// </summary>
    /// <param name="before">In force before; null at the start.</param>
    /// <param name="decided">In force from now on.</param>
    /// <param name="interval">Which.</param>
    /// <param name="position">Who is served next at its beginning.</param>
    /// <param name="lost">Takes the ranges of positions that are given up.</param>
    /// <returns>Who is served next at its end: the further, the better for all that follows.</returns>
    public double Serve<TLost>(StageConfiguration? before, StageConfiguration decided, int interval, double position, ref TLost lost)
        where TLost : struct, ILostRequests
    {
        int start = interval * Load.IntervalSeconds;
        double early = decided.CapacityRps;
        double[] due = _due[decided.Option];
        if (before is not null && (before.Option != decided.Option || before.Replicas < decided.Replicas))
        {
            early = before.CapacityRps;
            due = before.SlackSeconds > decided.SlackSeconds ? _due[before.Option] : due;
        }

        for (int s = 0; s < Load.IntervalSeconds; s++)
        {
            double old = early.Equals(decided.CapacityRps) ? 0.0 : Math.Clamp(decided.StartUpSeconds - s, 0.0, 1.0);
            double capacity = old >= 1.0 ? early : old <= 0.0 ? decided.CapacityRps : (old * early) + ((1.0 - old) * decided.CapacityRps);
            double given = due[start + s], served = Math.Min(Load.ArrivedBy(start + s + 1), position + capacity);
            if (double.IsNegative(decided.SlackSeconds) && given >= Load.ArrivedBy(start + s + 1))
            {
                served = position;
            }

            if (served < given)
            {
                lost.Add(served, given);
                served = given;
            }

            position = served;
        }

        return position;
    }

    private static double[] LeastVisits(Pipeline pipeline, CapacityModel capacity) => capacity.Visits(
        [.. pipeline.Stages.Select(s => Enumerable.Range(0, s.Variants.Length).MinBy(v => s.Variants[v].Items))]);

    private static double LeastSeconds(Pipeline pipeline, CapacityModel capacity, int index, int variant, double amount)
    {
        double Shortest(int stage, int v, double r) => pipeline.Stages[stage].BatchSizes.Min(b => capacity.MeanSeconds(stage, v, r, b));
        double own = Shortest(index, variant, amount);

        // Where a stage chooses, a request may pass this one alone.
        return Enumerable.Range(0, pipeline.Stages.Length).Any(pipeline.Graph.Chooses)
            ? own
            : capacity.CriticalPathSeconds([
                .. pipeline.Stages.Select((stage, i) => i == index ? own : stage.Variants.Select((variantOf, v) =>
                    variantOf.Allocations.Min(a => Shortest(i, v, a.Amount))).Min()),
            ]);
    }
}
