using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using static Tuner.Environment.Tests.Support.Graphs;

namespace Tuner.Environment.Tests.Tuning;

/// <summary>Accuracy by paths against hand computation: a of .9 feeds b of .8 and c of .6.</summary>
public sealed class PathAccuracyTests
{
    public static TheoryData<Pipeline, double> Cases => new()
    {
        { Of("ab ac", Stage("a", .9), Stage("b", .8), Stage("c", .6)), (.72 + .54) / 2.0 },
        { Of("ab ac!", Stage("a", .9, items: 3.0), Stage("b", .8), Stage("c", .6)), ((3.0 * .72) + .54) / 4.0 },
        { Of("ab:0.75 ac:0.25", Stage("a", .9, items: 5.0), Stage("b", .8), Stage("c", .6)), (.75 * .72) + (.25 * .54) },
        { Of("ab", Stage("a", .9, items: 0.5), Stage("b", .8)), (.5 * .9) + (.5 * .72) },
        { Of("ab ac bd cd", Stage("a", .9), Stage("b", .8), Stage("c", .6), Stage("d", .5)), .5 * (.72 + .54) / 2.0 },
        { Of("ab! ac bd cd", Stage("a", .9, items: 3.0), Stage("b", .8), Stage("c", .6), Stage("d", .5)), .5 * (.72 + (3.0 * .54)) / 4.0 },
        { Of("ab ac bd cd", Stage("a", .9), Stage("b", .8), Stage("c", .6), Stage("d", .5, join: JoinRule.Product)), .5 * .72 * .54 },
        { Of("ab ac bd cd", Stage("a", .9), Stage("b", .8), Stage("c", .6), Stage("d", .5, join: JoinRule.Min)), .5 * .54 },
        { Of("ab ac bd cd", Stage("a", .9), Stage("b", .8), Stage("c", .6), Stage("d", .5, join: JoinRule.Max)), .5 * .72 },
        { Of("ad bd cd", Stage("a", .7), Stage("b", .8), Stage("c", .9), Stage("d", join: JoinRule.Vote)), .902 },
        { Of("ac bc", Stage("a", .7), Stage("b", .8), Stage("c", .5, join: JoinRule.Vote)), .5 * ((.7 * .8) + (.5 * ((.7 * .2) + (.3 * .8)))) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_Graph_IsThatByHand(Pipeline pipeline, double expected)
    {
        Decision decision = new DecisionSpace(pipeline).Initial;
        Assert.Equal(expected, new AccuracyMeasure().Of(pipeline, decision), 1e-12);
    }

    [Fact]
    public void Of_Chain_IsTheProductToTheBit()
    {
        Pipeline chain = Of("ab bc", Stage("a", .457), Stage("b", .6975), Stage("c", .7831));
        Assert.Equal(.457 * .6975 * .7831, new AccuracyMeasure().Of(chain, new DecisionSpace(chain).Initial));
    }

    [Fact]
    public void Relative_Items_AreServedInTheReference()
    {
        // 20 requests/s of 3 items: 2 replicas of 10/s, then 6.
        Pipeline pipeline = Of("ab", Stage("a", .9, items: 3.0), Stage("b", .8));
        Objective objective = Objective.Relative(pipeline, ObjectiveWeights.Balanced, peakRps: 20.0);

        Assert.Equal(8.0, objective.CostReference);
        Assert.Equal(0.72, objective.AccuracyReference, 1e-12);
    }

    [Fact]
    public void Visits_SeveralDeployments_CountByTheirReplicas()
    {
        Pipeline pipeline = Of("ab", Stage("a", .9, items: 3.0), Stage("b", .8));
        Variant one = pipeline.Stages[0].Variants[0];
        Stage mixed = pipeline.Stages[0] with { Variants = [one, new Variant { Name = "w", Accuracy = .5, Items = 1.0, BaseAllocation = one.BaseAllocation, Profile = one.Profile }] };
        Pipeline two = new("two", pipeline.Slo, [mixed, pipeline.Stages[1]]);
        Decision decision = new([
            new StageDecision([new(0, one.BaseAllocation, 1), new(1, one.BaseAllocation, 3)], 1),
            new StageDecision(0, one.BaseAllocation, 1, 1),
        ]);

        Assert.Equal([1.0, 1.5], decision.Visits(two));
    }
}
