using Tuner.Environment.Pipelines;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tests.Simulation;
using Tuner.Environment.Tuning;
using static Tuner.Environment.Tests.Support.Graphs;

namespace Tuner.Environment.Tests.Tuning;

/// <summary>Joins behind a choice against hand computation and the simulator: a of .9 sends to b of .5 (a quarter) or c of .9.</summary>
public sealed class ChosenJoinTests
{
    private const string Choice = "ab:0.25 ac:0.75 bd cd";
    private const double Low = .45, High = .81;

    public static TheoryData<Pipeline, double> Cases => new()
    {
        { Diamond(JoinRule.Mean), .72 },
        { Diamond(JoinRule.Product), .72 },
        { Diamond(JoinRule.Min), .72 },
        { Diamond(JoinRule.Max), .72 },
        { Diamond(JoinRule.Vote), .72 },
        { Diamond(JoinRule.Mean, 3.0), .72 },
        { Diamond(JoinRule.Product, 3.0), .72 * .72 * .72 },
        { Diamond(JoinRule.Min, 3.0), (High * 27.0 / 64.0) + (Low * 37.0 / 64.0) },
        { Diamond(JoinRule.Max, 3.0), (High * 63.0 / 64.0) + (Low / 64.0) },

        // Two or three items, half of the requests each.
        { Diamond(JoinRule.Product, 2.5), .5 * ((.72 * .72) + (.72 * .72 * .72)) },
        { Diamond(JoinRule.Min, 2.5), Low + ((High - Low) * .5 * ((9.0 / 16.0) + (27.0 / 64.0))) },
        { SecondVoter, (.25 * ((Low * .8) + (.5 * ((Low * .2) + (.55 * .8))))) + (.75 * ((High * .8) + (.5 * ((High * .2) + (.19 * .8))))) },
        { TwoDiamonds(JoinRule.Product), .72 * .7 },
        { TwoDiamonds(JoinRule.Min), .72 * .7 },
        { Nested, (.25 * (Low * .8) * (Low * .6)) + (.75 * High) },
        { Poisson(JoinRule.Min), PoissonMin() },
        { Poisson(JoinRule.Product), (Math.Exp(2.0 * (.72 - 1.0)) - Math.Exp(-2.0)) + (.9 * Math.Exp(-2.0)) },
    };

    /// <summary>The graphs again, with as many intervals as the family has.</summary>
    public static TheoryData<Pipeline> Simulated =>
        [Diamond(JoinRule.Vote), Diamond(JoinRule.Product, 3.0), Diamond(JoinRule.Min, 3.0), Diamond(JoinRule.Max, 2.5), SecondVoter, TwoDiamonds(JoinRule.Min), Nested, Poisson(JoinRule.Min)];

    private static Pipeline SecondVoter =>
        Of("ab:0.25 ac:0.75 bd cd ed", Stage("a", .9), Stage("b", .5), Stage("c", .9), Stage("e", .8), Stage("d", join: JoinRule.Vote));

    // b's fork joins in g, and what passes it meets what chose c.
    private static Pipeline Nested => Of(
        "ab:0.25 ac:0.75 be bf eg fg ch gh",
        Stage("a", .9), Stage("b", .5), Stage("c", .9), Stage("e", .8), Stage("f", .6), Stage("g", join: JoinRule.Product), Stage("h", join: JoinRule.Min));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_JoinBehindAChoice_IsThatByHand(Pipeline pipeline, double expected) =>
        Assert.Equal(expected, new AccuracyMeasure().Of(pipeline, new DecisionSpace(pipeline).Initial), 1e-12);

    [Theory]
    [MemberData(nameof(Simulated))]
    public void Of_JoinBehindAChoice_IsTheMeanOfTheSimulator(Pipeline pipeline)
    {
        Decision decision = new([.. pipeline.Stages.Select(s => new StageDecision(0, s.Variants[0].BaseAllocation, 16, 1))]);
        var system = Setup.System(pipeline, new PoissonArrivals(10.0));
        system.Start(decision);
        List<double> means = [];
        for (int batch = 0; batch < 40; batch++)
        {
            means.Add(system.Advance(decision, 200.0).Accuracy);
        }

        MeanInterval measured = MeanInterval.Of(means, 1.0 - (.01 / Simulated.Count));
        double planned = new AccuracyMeasure().Of(pipeline, decision);
        Assert.True(measured.Low - 1e-9 <= planned && planned <= measured.High + 1e-9, $"{planned} planned, [{measured.Low}, {measured.High}] simulated");
        Assert.True(measured.HalfWidth < .005);
    }

    private static Pipeline Diamond(JoinRule rule, double items = 1.0) =>
        Of(Choice, Stage("a", .9, items), Stage("b", .5), Stage("c", .9), Stage("d", join: rule));

    private static Pipeline TwoDiamonds(JoinRule rule) => Of(
        "ab:0.25 ac:0.75 bd cd de:0.5 df:0.5 eg fg",
        Stage("a", .9), Stage("b", .5), Stage("c", .9), Stage("d", join: rule), Stage("e", .6), Stage("f", .8), Stage("g", join: rule));

    private static Pipeline Poisson(JoinRule rule) =>
        Of(Choice, Stage("a", .9, 2.0, ItemDistribution.Poisson), Stage("b", .5), Stage("c", .9), Stage("d", join: rule));

    // By thinning: b sends with probability 1 - exp(-.5), else c alone with 1 - exp(-1.5), else the path ends at a.
    private static double PoissonMin() =>
        (Low * (1.0 - Math.Exp(-.5))) + (High * Math.Exp(-.5) * (1.0 - Math.Exp(-1.5))) + (.9 * Math.Exp(-2.0));
}
