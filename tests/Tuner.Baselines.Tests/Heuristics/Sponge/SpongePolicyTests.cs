using Tuner.Baselines.Heuristics.Sponge;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Heuristics.Sponge;

/// <summary>On l(b, c) = 157.5 b / c + 46.6 (1 - 1 / c) ms, SLO 1 s, at 20 requests/s unless said otherwise.</summary>
public sealed class SpongePolicyTests
{
    private static readonly Pipeline Detector = TestPipelines.Read("sponge");

    // ceil(20 / b) l(b, c) + cl of at most 900 ms. On 4 cores: batch 10 takes 2 x 428.7 = 857.4, batch 7 3 x 310.575 = 931.7.
    // On 5: batch 4 takes 5 x 163.28 = 816.4, batch 3 7 x 131.78 = 922.5, batch 7 773.3, batch 10 704.6. On 6: batch 3 takes 7 x 117.58 = 823.1, batch 4 719.2, batch 7 677.8.
    [Theory]
    [InlineData(0.0, 4, 10)]
    [InlineData(0.04, 4, 10)]
    [InlineData(0.05, 5, 4)]
    [InlineData(0.18, 5, 10)]
    [InlineData(0.2, 6, 5)]
    public void Decide_NetworkTime_TakesTheFewestCoresAndThenTheSmallestBatch(double networkSeconds, int cores, int batch)
    {
        (Decision decision, DecisionNote note) = Decide(new SpongeOptions(), 20.0, networkSeconds);

        Assert.Equal((cores, 1, batch, true), ((int)decision.Cores, decision.Stages[0].Replicas, decision.Stages[0].MaxBatch, note.Feasible));
        (int Cores, int Batch) first = (from c in Enumerable.Range(1, 16)
                                        from b in Enumerable.Range(1, 16)
                                        where (Math.Ceiling(20.0 / b) * ((157.5 * b / c) + 46.6 - (46.6 / c)) / 1000.0) + networkSeconds <= 0.9
                                        select (c, b)).First();
        Assert.Equal((cores, batch), first);
    }

    [Fact]
    public void Decide_NothingInTime_IsTheFastestOrAsCodedWhatIsInForce()
    {
        (Decision least, DecisionNote note) = Decide(new SpongeOptions(), 20.0, networkSeconds: 0.85);
        (Decision kept, DecisionNote keptNote) = Decide(new SpongeOptions { AsCoded = true }, 20.0, networkSeconds: 0.85);

        // On 16 cores batches of 10 drain 20 requests in 2 x 142.1 ms, one of 16 and one of 4 in 2 x 201.2.
        Assert.Equal((16, 10, false), ((int)least.Cores, least.Stages[0].MaxBatch, note.Feasible));
        Assert.Equal((new DecisionSpace(Detector).Initial, false), (kept, keptNote.Feasible));
    }

    [Theory]
    [InlineData(SpongeDelay.Max, 0.3)]
    [InlineData(SpongeDelay.Mean, 0.15)]
    [InlineData(SpongeDelay.Last, 0.05)]
    public void Decide_DelayOfTheLastInterval_IsTheOneAskedFor(SpongeDelay delay, double asIf)
    {
        Decision expected = Decide(new SpongeOptions(), 20.0, asIf).Decision;

        Assert.Equal(expected, Decide(new SpongeOptions { Delay = delay }, 20.0, 0.1, 0.3, 0.05).Decision);
    }

    [Fact]
    public void Decide_IntervalWithoutArrivals_KeepsTheLastNetworkTime()
    {
        SpongePolicy policy = new("sponge", new SpongeOptions(), new ConstantForecaster(20.0));
        policy.Reset(Runs.Context(Detector));
        Observation observation = Runs.Observe(Detector);
        observation.Reports.Add(Report(0.2));
        Decision before = policy.Decide(observation);
        observation.Reports.Add(Report());

        Assert.Equal(before, policy.Decide(observation));
    }

    [Fact]
    public void Decide_Horizontal_AddsReplicasOfTheSmallestSize()
    {
        // 157.5 ms a request on one core: 20 / 6.349 is more than 3.
        (Decision decision, DecisionNote note) = Decide(new SpongeOptions { Scaling = SpongeScaling.Horizontal }, 20.0, 0.2);

        Assert.Equal((4, 4.0, 1, true), (decision.Stages[0].Replicas, decision.Cores, decision.Stages[0].MaxBatch, note.Feasible));
    }

    [Theory]
    [MemberData(nameof(CataloguePipelines.All), MemberType = typeof(CataloguePipelines))]
    public void Decide_EveryPipelineAndLoad_IsLegalOrRefusedWithAReason(string name)
    {
        Assert.Equal(name is "sponge" or "infadapter", CataloguePipelines.Takes(name, load => new SpongePolicy("sponge", new SpongeOptions(), load)));
        Assert.Equal(
            name is not ("traffic" or "ensemble" or "branch" or "fork-join"),
            CataloguePipelines.Takes(name, load => new SpongePolicy("horizontal", new SpongeOptions { Scaling = SpongeScaling.Horizontal }, load)));
    }

    [Fact]
    public void Bandwidths_OfThePipeline_HaveTheQuantilesOfThePublishedTrace()
    {
        string file = Path.Combine(Path.GetDirectoryName(TestPipelines.FileOf("sponge"))!, "mobile-bandwidth.csv");
        double[] sorted = [.. BandwidthFile.Read(file).Select(s => s.Mbps).Order()];

        Assert.Equal((600, 3.46, 56.0), (sorted.Length, sorted[0], sorted[^1]));
        Assert.Equal(26.8, 0.5 * (sorted[299] + sorted[300]), 0.1);
        Assert.Equal(10.5, sorted[30], 0.1);
    }

    private static (Decision Decision, DecisionNote Note) Decide(SpongeOptions options, double rateRps, params ReadOnlySpan<double> networkSeconds)
    {
        SpongePolicy policy = new("sponge", options, new ConstantForecaster(rateRps));
        policy.Reset(Runs.Context(Detector));
        Observation observation = Runs.Observe(Detector);
        observation.Reports.Add(Report(networkSeconds));
        Decision decision = policy.Decide(observation);
        new DecisionSpace(Detector).Check(decision);
        return (decision, policy.LastNote);
    }

    private static IntervalReport Report(params ReadOnlySpan<double> networkSeconds)
    {
        IntervalReport report = new(Detector) { Arrived = networkSeconds.Length };
        foreach (double seconds in networkSeconds)
        {
            report.CountNetwork(seconds);
        }

        return report;
    }
}
