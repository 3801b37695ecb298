using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>
/// What is wanted: score = alpha A - beta C - gamma V - delta B. A is accuracy over a reference, C cost in cores (a GPU counts as
/// <see cref="GpuPriceCores"/>) over a reference, V the share of requests late or dropped, B the sum of max batch sizes.
/// One object is the reward of the agent, the objective of the solver and the number in the figure.
/// </summary>
public sealed class Objective
{
    private const double IpaRankFloor = 0.05;

    private readonly Pipeline _pipeline;

    /// <summary>The objective of a pipeline; the references scale accuracy and cost.</summary>
    public Objective(Pipeline pipeline, ObjectiveWeights weights, AccuracyMeasure measure, double accuracyReference, double costReference)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(accuracyReference);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(costReference);
        _pipeline = pipeline;
        Weights = weights;
        Measure = measure;
        AccuracyReference = accuracyReference;
        CostReference = costReference;
    }

    /// <summary>alpha, beta, gamma, delta.</summary>
    public ObjectiveWeights Weights { get; }

    /// <summary>How stages' accuracies become one.</summary>
    public AccuracyMeasure Measure { get; }

    /// <summary>The accuracy that counts as 1.</summary>
    public double AccuracyReference { get; }

    /// <summary>The cost in cores that counts as 1.</summary>
    public double CostReference { get; }

    /// <summary>What a whole GPU costs, in cores.</summary>
    public double GpuPriceCores { get; init; } = 64.0;

    /// <summary>
    /// Accuracy relative to the most accurate configuration, cost relative to the cheapest configuration that serves
    /// <paramref name="peakRps"/> with the most accurate variants, each stage's batch within the SLO.
    /// </summary>
    public static Objective Relative(
        Pipeline pipeline, ObjectiveWeights weights, double peakRps, AccuracyMeasure? measure = null, double gpuPriceCores = 64.0)
    {
        measure ??= new AccuracyMeasure();
        CapacityModel capacity = new(pipeline);
        int[] best = [.. pipeline.Stages.Select(stage => stage.MostAccurateVariant)];
        double[] accuracies = [.. pipeline.Stages.Select((stage, i) => measure.Of(stage, best[i]))];
        double[] visits = capacity.Visits(best), shares = new double[pipeline.Flow.Size];
        pipeline.Flow.Choose(best, shares);
        double cost = 0.0;
        for (int i = 0; i < pipeline.Stages.Length; i++)
        {
            Stage stage = pipeline.Stages[i];
            cost += stage.Variants[best[i]].Allocations.Min(a => CheapestBatch(i, a.Amount) * (a.Cores + (gpuPriceCores * a.GpuShare)));

            double CheapestBatch(int index, double amount) => stage.BatchSizes
                .Where(b => b == stage.BatchSizes[0] || capacity.P99Seconds(index, best[index], amount, b) <= pipeline.Slo.LatencySeconds)
                .Min(b => CapacityModel.ReplicasFor(peakRps * visits[index], capacity.ThroughputRps(index, best[index], amount, b)));
        }

        return new Objective(pipeline, weights, measure, measure.Combine(pipeline, accuracies, shares), cost) { GpuPriceCores = gpuPriceCores };
    }

    /// <summary>
    /// IPA's: alpha PAS - beta cores - delta sum of batches, with alpha by pipeline and workload (JSys 2024, section 5, and the
    /// configurations of its experiments). Off video their solver multiplied rank-normalised accuracies, none below 0.05.
    /// </summary>
    /// <exception cref="ArgumentException">The pipeline gives no weight for the workload, nor a default one.</exception>
    public static Objective Ipa(Pipeline pipeline, string workload)
    {
        PlanningFacts facts = pipeline.Planning;
        if (!facts.AccuracyWeights.TryGetValue(workload, out double alpha)
            && !facts.AccuracyWeights.TryGetValue("default", out alpha))
        {
            throw new ArgumentException(
                $"Pipeline '{pipeline.Name}' has no IPA weights for workload '{workload}', and no default ones: "
                + "give accuracyWeights in its planning section.");
        }

        return new Objective(
            pipeline,
            new ObjectiveWeights(alpha, facts.CostWeight, 0.0, facts.BatchWeight),
            new AccuracyMeasure(AccuracyCombination.Product, facts.RankNormalised, facts.RankNormalised ? IpaRankFloor : 0.0),
            accuracyReference: 1.0,
            costReference: 1.0);
    }

    /// <summary>The score of an interval under the decision in force; a term of nothing is 0, not -0, in rows.</summary>
    public Score Of(IntervalReport report, Decision inForce) => new(
        Weights.Accuracy * AccuracyOf(report, inForce) / AccuracyReference,
        0.0 - (Weights.Cost * CostCores(report.PaidCores, report.PaidGpuShare) / CostReference),
        0.0 - (Weights.Violations * report.ViolationRatio),
        0.0 - (Weights.Batch * inForce.BatchSum));

    /// <summary>The part of the score that a plan decides: accuracy, cost in cores and sum of batch sizes as given.</summary>
    public double PlanValue(double accuracy, double costCores, double batchSum) =>
        (Weights.Accuracy * accuracy / AccuracyReference) - (Weights.Cost * costCores / CostReference) - (Weights.Batch * batchSum);

    /// <summary>Cores and GPU share as one cost in cores.</summary>
    public double CostCores(double cores, double gpuShare) => cores + (GpuPriceCores * gpuShare);

    private double AccuracyOf(IntervalReport report, Decision inForce)
    {
        if (report.Answered == 0)
        {
            return Measure.Of(_pipeline, inForce);
        }

        if (Measure is { Combination: AccuracyCombination.Product, RankNormalised: false })
        {
            return report.Accuracy;
        }

        Span<double> values = stackalloc double[report.Stages.Length], shares = stackalloc double[_pipeline.Flow.Size];
        inForce.FillShares(_pipeline, shares);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = MeanServed(_pipeline.Stages[i], report.Stages[i], inForce.Stages[i]);
        }

        return Measure.Combine(_pipeline, values, shares);
    }

    private double MeanServed(Stage stage, StageReport report, StageDecision inForce)
    {
        double sum = 0.0;
        int served = 0;
        for (int v = 0; v < stage.Variants.Length; v++)
        {
            sum += report.ServedByVariant[v] * Measure.Of(stage, v);
            served += report.ServedByVariant[v];
        }

        return served > 0 ? sum / served : Measure.Of(stage, inForce);
    }
}
