using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Reference.Bound;

/// <summary>
/// The model that <see cref="ModelBound"/> bounds: what a plan, a configuration for each stage and interval, is worth where requests are a fluid
/// by the second. Every stage is a queue of its own, first come first served, that sees each request when it comes to the pipeline; a request is a violation,
/// in the interval that it came in, where at some stage it would wait for longer than the SLO less its service. A change takes the mean load time, during which
/// old and new are paid for; its accuracy is that of whoever is ready when a request comes.
/// </summary>
internal sealed class FluidModel
{
    private readonly Objective _objective;
    private readonly double _batchSum;

    public FluidModel(Pipeline pipeline, Objective objective, LoadTrace trace, int intervals, int intervalSeconds)
    {
        _objective = objective;
        _batchSum = pipeline.Stages.Sum(s => (double)s.BatchSizes.Min());
        Accuracy = new AccuracyBound(pipeline, objective.Measure);
        Load = new FluidLoad(trace, intervals, intervalSeconds);
        Stages = [.. Enumerable.Range(0, pipeline.Stages.Length).Select(i => new FluidStage(pipeline, objective, Load, i))];
    }

    public FluidLoad Load { get; }

    public ImmutableArray<FluidStage> Stages { get; }

    public AccuracyBound Accuracy { get; }

    /// <summary>What an interval costs for its batches at least.</summary>
    public double BatchTerm => -_objective.Weights.Batch * _batchSum;

    /// <summary>Mean score of an interval of a plan: courses by stage, each an index into its configurations for each interval.</summary>
    public double ScoreOf(IReadOnlyList<int[]> courses)
    {
        double[] lost = Lost(courses);
        double sum = 0.0;
        for (int t = 0; t < Load.Intervals; t++)
        {
            double cost = 0.0;
            for (int s = 0; s < Stages.Length; s++)
            {
                (StageConfiguration? before, StageConfiguration decided) = Change(s, courses[s], t);
                cost += Stages[s].CostCores(before, decided);
            }

            sum += _objective.PlanValue(AccuracyIn(courses, t), cost, _batchSum) - (_objective.Weights.Violations * lost[t]);
        }

        return sum / Load.Intervals;
    }

    /// <summary>The part of each interval's requests that one stage's course loses.</summary>
    public double[] LostAt(int stage, int[] course)
    {
        List<(double From, double To)> ranges = [];
        Serve(stage, course, ranges);
        return ByInterval(ranges);
    }

    /// <summary>The configurations before and in an interval; none before the first.</summary>
    public (StageConfiguration? Before, StageConfiguration Decided) Change(int stage, int[] course, int interval)
    {
        ImmutableArray<StageConfiguration> all = Stages[stage].Configurations;
        return (interval == 0 ? null : all[course[interval - 1]], all[course[interval]]);
    }

    // Who is lost at several stages is lost once.
    private double[] Lost(IReadOnlyList<int[]> courses)
    {
        List<(double From, double To)> ranges = [];
        for (int s = 0; s < Stages.Length; s++)
        {
            Serve(s, courses[s], ranges);
        }

        ranges.Sort();
        List<(double From, double To)> union = [];
        foreach ((double from, double to) in ranges)
        {
            double begin = union.Count == 0 ? from : Math.Max(from, union[^1].To);
            if (to > begin)
            {
                union.Add((begin, to));
            }
        }

        return ByInterval(union);
    }

    private void Serve(int stage, int[] course, List<(double From, double To)> ranges)
    {
        LossRanges lost = new(ranges);
        double position = 0.0;
        for (int t = 0; t < Load.Intervals; t++)
        {
            (StageConfiguration? before, StageConfiguration decided) = Change(stage, course, t);
            position = Stages[stage].Serve(before, decided, t, position, ref lost);
        }
    }

    private double[] ByInterval(List<(double From, double To)> ranges)
    {
        double[] lost = new double[Load.Intervals];
        foreach ((double from, double to) in ranges)
        {
            for (int t = 0; t < lost.Length; t++)
            {
                double begin = Math.Max(from, Load.ArrivedBy(t * Load.IntervalSeconds)), end = Math.Min(to, Load.ArrivedBy((t + 1) * Load.IntervalSeconds));
                lost[t] += end > begin ? (end - begin) / Load.Arriving(t) : 0.0;
            }
        }

        return lost;
    }

    // Stage after stage changes over, in the order of their load times; the requests between two of these moments are served alike.
    private double AccuracyIn(IReadOnlyList<int[]> courses, int interval)
    {
        int count = Stages.Length;
        int[] variants = new int[count];
        (double Share, int Stage)[] moments = new (double, int)[count];
        for (int s = 0; s < count; s++)
        {
            (StageConfiguration? before, StageConfiguration decided) = Change(s, courses[s], interval);
            double share = Stages[s].ShareOf(before, decided, interval);
            variants[s] = (share > 0.0 ? before! : decided).Variant;
            moments[s] = (share, s);
        }

        Array.Sort(moments);
        double accuracy = 0.0, done = 0.0;
        foreach ((double share, int stage) in moments)
        {
            accuracy += share > done ? (share - done) * Accuracy.Of(variants) : 0.0;
            done = share;
            variants[stage] = Change(stage, courses[stage], interval).Decided.Variant;
        }

        return accuracy + ((1.0 - done) * Accuracy.Of(variants));
    }
}
