using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Autoscaling;

/// <summary>The max batch of a stage where the user gives none.</summary>
public static class BatchChoice
{
    /// <summary>Of the highest throughput: more replies later buy little.</summary>
    public const double ThroughputPart = 0.9;

    /// <summary>Of the stage's latency share: a request may find a full batch ahead of it.</summary>
    public const double SharePart = 0.5;

    /// <summary>
    /// The smallest batch with 90 % of the highest throughput among the legal ones of which a full one takes, at its 99th percentile, at most
    /// half of <paramref name="shareSeconds"/>; where none does, the smallest legal one.
    /// </summary>
    public static int Of(CapacityModel model, int stage, int variant, double amount, double shareSeconds)
    {
        Stage of = model.Pipeline.Stages[stage];
        int[] fitting = [.. of.BatchSizes.Where(b => model.P99Seconds(stage, variant, amount, b) <= SharePart * shareSeconds)];
        if (fitting.Length == 0)
        {
            return of.BatchSizes[0];
        }

        double enough = ThroughputPart * fitting.Max(b => model.ThroughputRps(stage, variant, amount, b));
        return fitting.First(b => model.ThroughputRps(stage, variant, amount, b) >= enough);
    }
}
