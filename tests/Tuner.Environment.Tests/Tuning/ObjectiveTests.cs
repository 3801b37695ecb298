using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Tuning;

public sealed class ObjectiveTests
{
    private static readonly Pipeline Two = new(
        "two",
        new ServiceLevelObjective(1.0),
        [StageOf("a", (0.5, 50, 1), (0.8, 100, 2)), StageOf("b", (0.6, 20, 1), (0.9, 200, 4))]);

    [Fact]
    public void Relative_TwoStages_ReferencesAreTheMostAccurateConfigurationsAtPeak()
    {
        // 25 requests/s: variant 2 of a does 10 a second on 2 cores -> 3 replicas, of b 5 a second on 4 cores -> 5 replicas.
        Objective objective = Objective.Relative(Two, ObjectiveWeights.Balanced, peakRps: 25.0);
        Assert.Equal(0.72, objective.AccuracyReference, 12);
        Assert.Equal((3 * 2) + (5 * 4), objective.CostReference, 12);
    }

    [Fact]
    public void Of_Interval_TermsAreWeightedAndSigned()
    {
        Objective objective = new(Two, new ObjectiveWeights(1.0, 0.5, 5.0, 0.01), new AccuracyMeasure(), 0.72, 26.0);
        IntervalReport report = new(Two) { OnTime = 6, Late = 1, Dropped = 1, AccuracySum = 7 * 0.36 };
        for (int i = 0; i < 7; i++)
        {
            report.LatencySeconds.Add(0.1);
        }

        report.Stages[0].PaidCores = 3.0;
        report.Stages[1].PaidCores = 10.0;
        Score score = objective.Of(report, new DecisionSpace(Two).Initial);
        Assert.Equal(0.5, score.Accuracy, 12);
        Assert.Equal(-0.25, score.Cost, 12);
        Assert.Equal(-1.25, score.Violations, 12);
        Assert.Equal(-0.02, score.Batch, 12);
        Assert.Equal(-1.02, score.Total, 12);
    }

    [Fact]
    public void Of_NothingAnswered_AccuracyIsThatOfTheDecisionInForce()
    {
        Objective objective = new(Two, ObjectiveWeights.Balanced, new AccuracyMeasure(), 1.0, 1.0);
        Assert.Equal(0.3, objective.Of(new IntervalReport(Two), new DecisionSpace(Two).Initial).Accuracy, 12);
    }

    [Theory]
    [InlineData(AccuracyCombination.Product, false, 0.48)]
    [InlineData(AccuracyCombination.Sum, false, 1.4)]
    [InlineData(AccuracyCombination.Mean, false, 0.7)]
    [InlineData(AccuracyCombination.Sum, true, 1.05)]
    [InlineData(AccuracyCombination.Product, true, 0.05)]
    public void Measure_Decision_CombinesAsDefined(AccuracyCombination combination, bool rank, double expected)
    {
        Decision decision = new([
            new StageDecision(1, Allocation.OfCores(2), 1, 1),
            new StageDecision(0, Allocation.OfCores(1), 1, 1),
        ]);
        Assert.Equal(expected, new AccuracyMeasure(combination, rank, 0.05).Of(Two, decision), 12);
    }

    private static Stage StageOf(string name, params (double Accuracy, double Ms, double Cores)[] variants) => new()
    {
        Name = name,
        Variants = [.. variants.Select((v, i) => new Variant
        {
            Name = $"{name}{i}",
            Accuracy = v.Accuracy,
            BaseAllocation = Allocation.OfCores(v.Cores),
            Profile = new ServiceProfile(new CoefficientLaw(0, v.Ms, 0, 0), new ServiceVariability(ServiceDistribution.Deterministic)),
        })],
    };
}
