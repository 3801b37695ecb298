using System.Globalization;
using System.Text;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Same seed, same run; common random numbers; independence of how time is cut.</summary>
public sealed class DeterminismTests
{
    /// <summary>A policy that makes its decision anew each interval lives under the same rules as one that hands out the same object.</summary>
    [Fact]
    public void Advance_EqualDecisionsOrTheSame_MakeNoDifference()
    {
        for (int number = 0; number < 500; number++)
        {
            RandomCase random = new(number);
            Decision[] decisions = [random.NextDecision(), random.NextDecision()];
            SimulatedServingSystem same = random.System(8.0), equal = random.System(8.0);
            same.Start(decisions[0]);
            equal.Start(decisions[0]);
            for (int interval = 0; interval < 12; interval++)
            {
                Decision decision = decisions[interval / 6];
                ulong expected = ReportMark.Of(same.Advance(decision, 1.0));
                Assert.True(expected == ReportMark.Of(equal.Advance(new Decision(decision.Stages), 1.0)), $"Case {number}, interval {interval}.");
            }
        }
    }

    private static readonly ServiceVariability Scatter = new(ServiceDistribution.Lognormal, .3);

    private static readonly Pipeline TwoStages = Setup.Chain(
        new ServiceLevelObjective(.5),
        Setup.Stage("a", [Setup.Model("m", 40.0, variability: Scatter), Setup.Model("n", 80.0, variability: Scatter, startUpSeconds: 2.0)], 4),
        Setup.Stage("b", [Setup.Model("m", 30.0, 2.0, variability: Scatter)], 4));

    [Fact]
    public void Advance_SameSeed_IsEqualToTheLastBit()
    {
        string once = Transcript(Setup.System(TwoStages, new PoissonArrivals(60.0)));

        Assert.Equal(once, Transcript(Setup.System(TwoStages, new PoissonArrivals(60.0))));
        Assert.NotEqual(once, Transcript(Setup.System(TwoStages, new PoissonArrivals(60.0), seed: 2)));
        Assert.NotEqual(once, Transcript(Setup.System(TwoStages, new PoissonArrivals(60.0, seed: 2))));
    }

    [Fact]
    public void Reset_AfterAnotherRun_IsAsNew()
    {
        string fresh = Transcript(Setup.System(TwoStages, new PoissonArrivals(60.0)));
        var used = Setup.System(TwoStages, new PoissonArrivals(200.0, seed: 5), seed: 5);
        Decision second = new([Setup.Use(TwoStages, 0, 1, 6), Setup.Use(TwoStages, 1, 0, 6)]);
        used.Start(second);
        for (int i = 0; i < 10; i++)
        {
            used.Advance(i < 5 ? second : Setup.Uniform(TwoStages, 7, 2), 1.7);
        }

        used.Reset(new PoissonArrivals(60.0), new SeedSequence(1));

        Assert.Equal(fresh, Transcript(used));
    }

    [Fact]
    public void Advance_TimeCutInPieces_GivesTheSameTotals()
    {
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(.15, DropPolicy.None),
            Setup.Stage("a", [Setup.Model("m", 40.0, variability: Scatter)], 4),
            Setup.Stage("b", [Setup.Model("m", 30.0, 2.0, variability: Scatter)], 4));

        double[] whole = Totals(pipeline, 1, 60.0), pieces = Totals(pipeline, 60, 1.0);

        Assert.True(whole[1] > 100 && whole[2] > 100);
        Assert.Equal(whole.Length, pieces.Length);
        Assert.All(whole.Zip(pieces), pair => Assert.Equal(pair.First, pair.Second, 1e-9 * Math.Max(1.0, pair.First)));
    }

    [Fact]
    public void Advance_OtherVariant_MeetsTheSameLuck()
    {
        // Alone in the system, a request takes mean x factor: the ratio of two variants is that of their means.
        RecordedRequests fast = RunSparse(0), slow = RunSparse(1);

        Assert.Equal(500, fast.Records.Count);
        for (int i = 0; i < fast.Records.Count; i++)
        {
            Assert.Equal(2.0 * Latency(fast, i), Latency(slow, i), 1e-9);
        }

        Assert.Equal(500, fast.Records.Select(r => Math.Round(r.LeftSeconds - r.ArrivalSeconds, 9)).Distinct().Count());

        static double Latency(RecordedRequests of, int i) => of.Records[i].LeftSeconds - of.Records[i].ArrivalSeconds;
    }

    private static RecordedRequests RunSparse(int variant)
    {
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo, Setup.Stage("a", [Setup.Model("m", 40.0, variability: Scatter), Setup.Model("n", 80.0, variability: Scatter)]));
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals([.. Enumerable.Range(0, 500).Select(i => (double)i)]), seen);
        Decision decision = new([Setup.Use(pipeline, 0, variant, 1)]);
        system.Start(decision);
        system.Advance(decision, 501.0);
        return seen;
    }

    private static double[] Totals(Pipeline pipeline, int intervals, double seconds)
    {
        var system = Setup.System(pipeline, new PoissonArrivals(60.0));
        system.Start(Setup.Uniform(pipeline, 1, 4));
        double[] totals = new double[8];
        for (int i = 0; i < intervals; i++)
        {
            IntervalReport r = system.Advance(Setup.Uniform(pipeline, 1, 4), seconds);
            double[] add =
            [
                r.Arrived, r.OnTime, r.Late, r.LatencySeconds.Values.ToArray().Sum(), r.AccuracySum,
                r.Stages.Sum(s => s.BusySeconds), r.Stages.Sum(s => s.MeanQueueLength * seconds), r.Stages.Sum(s => s.Batches),
            ];
            totals = [.. totals.Zip(add, (a, b) => a + b)];
        }

        return totals;
    }

    private static string Transcript(Environment.Simulation.SimulatedServingSystem system)
    {
        StringBuilder text = new();
        Allocation core = Allocation.OfCores(1.0);
        StageDecision both = new([new VariantDeployment(0, core, 1), new VariantDeployment(1, core, 2)], 4);
        Decision one = new([both, Setup.Use(system.Pipeline, 1, 0, 2, 4)]);
        Decision other = new([Setup.Use(system.Pipeline, 0, 1, 4, 2, .01), Setup.Use(system.Pipeline, 1, 0, 3, 1)]);
        system.Start(one);
        for (int i = 0; i < 30; i++)
        {
            IntervalReport report = system.Advance(i % 4 < 2 ? one : other, 2.5);
            text.Append(CultureInfo.InvariantCulture, $"{report.Arrived} {report.OnTime} {report.Late} {report.Dropped} {report.Inside} ");
            text.Append(CultureInfo.InvariantCulture, $"{report.LatencySeconds.Mean:R} {report.AccuracySum:R} {report.PaidCores:R} ");
            foreach (StageReport stage in report.Stages)
            {
                text.Append(CultureInfo.InvariantCulture, $"{stage.MeanQueueLength:R} {stage.BusySeconds:R} {stage.WaitSeconds.Quantile(.9):R} ");
            }
        }

        return text.ToString();
    }
}
