using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Graphs against Jackson networks, fork-join queues, and queues that are fed in batches.</summary>
public sealed class GraphTheoryTests
{
    /// <summary>A stage that takes a microsecond: what it adds is below every interval here.</summary>
    private const double InstantMs = .001;

    /// <summary>
    /// Jackson 1957: every node is an M/M/c of its own. 10/s come to A (mu 20); .3 of them go on to B (mu 5), .7 to C (two of mu 6).
    /// </summary>
    [Fact]
    public void Advance_ChoiceOfBranches_TakesAsJackson()
    {
        Pipeline pipeline = Setup.Graph(
            Setup.NoSlo,
            [new(0, 1, .3), new(0, 2, .7)],
            Exponential("a", 50.0),
            Exponential("b", 200.0),
            Exponential("c", 1000.0 / 6.0));
        Decision decision = new([Setup.Use(pipeline, 0, 0, 1), Setup.Use(pipeline, 1, 0, 1), Setup.Use(pipeline, 2, 0, 2)]);

        MeanInterval[] measured = TheoryFamily.Measure(
            pipeline,
            new PoissonArrivals(10.0),
            decision,
            2_000.0,
            r => r.Stages[0].LatencySeconds.Mean,
            r => r.Stages[1].LatencySeconds.Mean,
            r => r.Stages[2].LatencySeconds.Mean,
            r => r.LatencySeconds.Mean);

        double a = 1.0 / (20.0 - 10.0), b = 1.0 / (5.0 - 3.0);

        // Two servers at load rho: rho^2 / (1 - rho^2) of a service is waited.
        double load = 7.0 / 12.0, c = 1.0 / 6.0 / (1.0 - (load * load));
        Assert.Equal(.42684211, a + (.3 * b) + (.7 * c), 1e-8);
        TheoryFamily.AssertCovers(a, measured[0]);
        TheoryFamily.AssertCovers(b, measured[1]);
        TheoryFamily.AssertCovers(c, measured[2]);
        TheoryFamily.AssertCovers(a + (.3 * b) + (.7 * c), measured[3]);
    }

    /// <summary>Two M/M/1 that a request needs both of: (12 - rho) / 8 / (mu - lambda) (Flatto and Hahn 1984; Nelson and Tantawi 1988).</summary>
    [Fact]
    public void Advance_ForkOfTwo_TakesAsFlattoAndHahn()
    {
        double mean = (12.0 - .7) / 8.0 / 3.0;
        Assert.Equal(.47083333, mean, 1e-8);

        TheoryFamily.AssertCovers(mean, ForkJoin(2));
    }

    /// <summary>
    /// Four of them: between H_n / mu (nobody waits) and H_n / (mu - lambda) (independent branches; Nelson and Tantawi 1988), and
    /// within the 5 % that the authors give for their approximation.
    /// </summary>
    [Fact]
    public void Advance_ForkOfFour_LiesWithinTheBounds()
    {
        const double Harmonic2 = 1.5, Harmonic4 = 25.0 / 12.0;
        double ofTwo = (12.0 - .7) / 8.0 / 3.0;
        double approximation = ((Harmonic4 / Harmonic2) + (4.0 / 11.0 * (1.0 - (Harmonic4 / Harmonic2)) * .7)) * ofTwo;
        Assert.Equal(.60733, approximation, 1e-5);

        MeanInterval measured = ForkJoin(4);

        Assert.True(measured.Low > Harmonic4 / 10.0 && measured.High < Harmonic4 / 3.0);
        Assert.InRange(approximation, .95 * measured.High, 1.05 * measured.Low);
    }

    /// <summary>
    /// Items of a request come together: M^X/G/1. An item waits for the batches before it, lambda E[B^2] / (2 (1 - rho)) with
    /// E[B^2] = E[X] Var S + E[X^2] E[S]^2, and for those of its own batch, E[X (X - 1)] / (2 E[X]) E[S] (Chaudhry and Templeton 1983).
    /// </summary>
    [Theory]
    [InlineData(20.0, 3.0, ItemDistribution.Rounded, 9.0, ServiceDistribution.Exponential, .04)]
    [InlineData(25.0, 2.4, ItemDistribution.Poisson, 8.16, ServiceDistribution.Deterministic, .0375)]
    public void Advance_EdgeThatMultiplies_WaitsAsBatchArrivals(
        double rate, double items, ItemDistribution law, double itemsSquared, ServiceDistribution service, double expected)
    {
        const double ServiceSeconds = .01;
        double variance = service == ServiceDistribution.Exponential ? ServiceSeconds * ServiceSeconds : 0.0;
        double squared = (items * variance) + (itemsSquared * ServiceSeconds * ServiceSeconds);
        double wait = (rate * squared / (2.0 * (1.0 - (rate * items * ServiceSeconds))))
            + ((itemsSquared - items) / (2.0 * items) * ServiceSeconds);
        Assert.Equal(expected, wait, 1e-8);
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo,
            Setup.Stage("sends", [Setup.Model("m", InstantMs, items: items)]) with { Items = law },
            Setup.Stage("serves", [Setup.Model("m", 1000.0 * ServiceSeconds, variability: new ServiceVariability(service))]));

        MeanInterval[] measured = TheoryFamily.Measure(
            pipeline, new PoissonArrivals(rate), Setup.Uniform(pipeline, 1), 400.0, r => r.Stages[1].WaitSeconds.Mean);

        TheoryFamily.AssertCovers(wait, measured[0]);
    }

    private static MeanInterval ForkJoin(int branches)
    {
        Pipeline pipeline = Setup.Graph(
            Setup.NoSlo,
            [.. Enumerable.Range(0, branches).Select(i => new StageEdge(i, branches))],
            [.. Enumerable.Range(0, branches).Select(i => Exponential($"branch{i}", 100.0)), Setup.Stage("join", [Setup.Model("m", InstantMs)])]);
        return TheoryFamily.Measure(pipeline, new PoissonArrivals(7.0), Setup.Uniform(pipeline, 1), 2_000.0, r => r.LatencySeconds.Mean)[0];
    }

    private static Stage Exponential(string name, double ms) => Setup.Stage(name, [Setup.Model("m", ms, variability: Setup.Exponential)]);
}
