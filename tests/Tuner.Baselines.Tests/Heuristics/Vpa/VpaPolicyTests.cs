using Tuner.Baselines.Heuristics.Vpa;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Heuristics.Vpa;

public sealed class VpaPolicyTests
{
    private static readonly Pipeline ResNets = TestPipelines.Read("infadapter");

    [Theory]
    [InlineData(VpaHold.None, true)]
    [InlineData(VpaHold.Stabilised, true)]
    [InlineData(VpaHold.Bounds, false)]
    public void Decide_BusyAllTheTime_GrowsByTheMarginUnlessWithinTheBounds(VpaHold hold, bool grows)
    {
        List<double> cores = Play(new VpaOptions { Variants = ["resnet50"], Hold = hold, PeriodSeconds = 10.0 }, start: 30, busy: _ => 1.0, 4);

        // 30 requests/s of 2 / 17 core-seconds and 15 % more: 5 cores. All used: 15 % more than the end of a bucket between 5 and 5.25.
        Assert.Equal(5.0, cores[0]);
        Assert.InRange(cores[1], grows ? 6.0 : 5.0, grows ? 7.0 : 5.0);
        Assert.Equal(grows, cores[3] > cores[1]);
    }

    [Fact]
    public void Decide_LittleUsage_ShrinksAtOnceAfterFourPeriodsOrNotAtAll()
    {
        List<double> Of(VpaHold hold) => Play(new VpaOptions { Variants = ["resnet50"], Hold = hold, PeriodSeconds = 10.0 }, start: 30, busy: _ => 0.1, 7);

        List<double> none = Of(VpaHold.None), stabilised = Of(VpaHold.Stabilised), bounds = Of(VpaHold.Bounds);

        Assert.Equal(none[0], stabilised[0]);
        Assert.All(none.Skip(1), c => Assert.Equal(1.0, c));
        Assert.Equal([.. Enumerable.Repeat(none[0], 5), 1.0], stabilised.Take(6));
        Assert.All(bounds, c => Assert.Equal(none[0], c));
    }

    [Fact]
    public void Decide_Levels_ArePipelinesLowAndHighVariants()
    {
        int[] Variants(VpaOptions options) => [.. Runs.First(new VpaPolicy("vpa", options), TestPipelines.Video).Stages.Select(s => s.Deployments[0].Variant)];

        Assert.Equal([0, 0], Variants(new VpaOptions()));
        Assert.Equal([1, 3], Variants(new VpaOptions { Level = VariantLevel.High }));
        Assert.Equal([2, 4], Variants(new VpaOptions { Variants = ["yolov5m", "resnet152"] }));
    }

    [Theory]
    [InlineData("resnet51", "Stage 'classify' has no variant 'resnet51'")]
    [InlineData("resnet18 resnet18", "given for 2 stages")]
    public void Reset_VariantsThatThereAreNot_SaysWhich(string variants, string message)
    {
        VpaPolicy policy = new("vpa", new VpaOptions { Variants = variants.Split(' ') });

        Assert.Contains(message, Assert.Throws<ArgumentException>(() => policy.Reset(Runs.Context(ResNets))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CataloguePipelines.All), MemberType = typeof(CataloguePipelines))]
    public void Decide_EveryPipeline_IsLegalOrRefusedWithAReason(string name) =>
        Assert.Equal(name != "video-gpu", CataloguePipelines.Takes(name, _ => new VpaPolicy("vpa", new VpaOptions())));

    // Decisions of several intervals of 10 s, in each of which the replicas were busy for a part of the time.
    private static List<double> Play(VpaOptions options, int start, Func<int, double> busy, int intervals)
    {
        VpaPolicy policy = new("vpa", options);
        policy.Reset(Runs.Context(ResNets));
        Observation observation = Runs.Observe(ResNets, interval: 0);
        for (int i = 0; i < 120; i++)
        {
            observation.Arrivals.Add(start);
        }

        List<double> cores = [];
        IntervalReport report = new(ResNets);
        for (int i = 0; i < intervals; i++)
        {
            observation.Interval = i;
            observation.InForce = policy.Decide(observation);
            cores.Add(observation.InForce.Cores);
            report.Stages[0].BusySeconds = 10.0 * busy(i);
            observation.Reports.Add(report);
        }

        return cores;
    }
}
