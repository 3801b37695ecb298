using Tuner.Baselines.Heuristics.InfAdapter;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Heuristics.InfAdapter;

public sealed class InfAdapterPolicyTests
{
    private static readonly InfAdapterOptions Plain = new() { BudgetCores = 20, HeadRoom = 0.0 };
    private static readonly Pipeline ResNets = TestPipelines.Read("infadapter");

    [Theory]
    [InlineData(10, "4:4")]
    [InlineData(50, "2:5 3:3")]
    [InlineData(75, "2:10")]
    [InlineData(250, "0:8 1:2 2:10")]
    [InlineData(350, "0:17 1:3")]
    [InlineData(380, "0:20")]
    public void Decide_PipelineFile_IsTheAuditedTable(double rateRps, string expected)
    {
        (Decision decision, DecisionNote note) = Decide(rateRps, Plain);

        Assert.Equal(expected, Text(decision));
        Assert.Equal(new DecisionNote(rateRps), note);
    }

    [Theory]
    [InlineData(75.9, "2:8 3:3", 75.0)]
    [InlineData(150, "2:18 4:2", 150.0)]
    public void Decide_AsCoded_PlansForWholeRequestsWithinTheProgrammesBounds(double rateRps, string expected, double plannedRps)
    {
        (Decision decision, DecisionNote note) = Decide(rateRps, Plain with { AsCoded = true });

        Assert.Equal((expected, plannedRps), (Text(decision), note.PlannedRps));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decide_LoadBeyondTheBudget_IsTheLightestVariantOnAllCores(bool asCoded)
    {
        (Decision decision, DecisionNote note) = Decide(1e6, Plain with { AsCoded = asCoded });

        Assert.Equal(("0:20", false), (Text(decision), note.Feasible));
    }

    [Fact]
    public void Decide_SizeInForce_StaysWhereLoadingCostsMore()
    {
        InfAdapterOptions dear = Plain with { LoadingWeight = 0.2 };

        // At 27 requests/s ResNet152 takes 10 cores; it runs on 12, which cost .005 more and need no new pod.
        Decision inForce = new([new StageDecision(4, Allocation.OfCores(12), 1, 1)]);

        Assert.Equal("4:10", Text(Decide(27, Plain, inForce).Decision));
        Assert.Equal("4:12", Text(Decide(27, dear, inForce).Decision));
    }

    [Fact]
    public void Decide_EveryTenSeconds_DecidesEveryThirtyAndShrinksAfterFourPeriods()
    {
        ConstantForecaster load = new(100.0);
        InfAdapterPolicy policy = new("infadapter", Plain, load);
        policy.Reset(Runs.Context(ResNets));
        List<string> decisions = [];
        for (int interval = 0; interval < 22; interval++)
        {
            load.RateRps = interval switch { 0 => 75.0, 1 => 150.0, < 6 => 100.0, _ => 75.0 };
            decisions.Add(Text(policy.Decide(Runs.Observe(ResNets, interval: interval))));
        }

        // Up from 75 to 100 at 30 s; the lower load from 60 s on is held against for 60, 90, 120 and 150 s.
        Assert.Equal(
            [.. Enumerable.Repeat("2:10", 3), .. Enumerable.Repeat("2:13", 15), .. Enumerable.Repeat("2:10", 4)],
            decisions);
    }

    [Fact]
    public void Reset_AfterARun_ForgetsIt()
    {
        ConstantForecaster load = new(150.0);
        InfAdapterPolicy policy = new("infadapter", Plain, load);
        string first = Text(Runs.First(policy, ResNets));
        load.RateRps = 75.0;

        Assert.Equal(("2:19", "2:10"), (first, Text(Runs.First(policy, ResNets))));
    }

    [Fact]
    public void Decide_Chain_SharesTheBudgetAndServesTheLoadAtEveryStage()
    {
        InfAdapterPolicy policy = new("infadapter", Plain with { BudgetCores = 60 }, new ConstantForecaster(20.0));
        Decision decision = Runs.First(policy, TestPipelines.Video);
        CapacityModel capacity = new(TestPipelines.Video);

        Assert.True(policy.LastNote.Feasible);
        Assert.InRange(decision.Cores, 2.0, 60.0);
        for (int s = 0; s < 2; s++)
        {
            Assert.True(decision.Stages[s].Deployments.Sum(d => d.Replicas * capacity.ThroughputRps(s, d.Variant, d.Allocation.Amount, 1)) * 0.8 >= 20.0);
        }
    }

    [Fact]
    public void Decide_ChainBeyondTheBudget_ServesTheLargestShareAtBothStages()
    {
        InfAdapterPolicy policy = new("infadapter", Plain with { BudgetCores = 12 }, new ConstantForecaster(200.0));
        Decision decision = Runs.First(policy, TestPipelines.Video);

        // One core a replica: th(n) = floor(.8 x 15.15 n) of yolov5n and floor(.8 x 17.54 n) of resnet18; 6 and 6 give 72 and 84, 7 and 5 give 84 and 70.
        Assert.Equal("0:6;0:6", string.Join(';', decision.Stages.Select(Text)));
        Assert.False(policy.LastNote.Feasible);
    }

    [Fact]
    public void Reset_BudgetBelowTheSmallestSizes_SaysSo()
    {
        InfAdapterPolicy policy = new("infadapter", Plain with { BudgetCores = 3 }, new ConstantForecaster(1.0));

        Assert.Contains("budget of 3 cores", Assert.Throws<ArgumentException>(() => policy.Reset(Runs.Context(TestPipelines.Video))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CataloguePipelines.All), MemberType = typeof(CataloguePipelines))]
    public void Decide_EveryPipelineAndLoad_IsLegalOrRefusedWithAReason(string name)
    {
        bool isChainOfCores = name is not ("traffic" or "ensemble" or "video-gpu" or "branch" or "fork-join");

        Assert.Equal(isChainOfCores, CataloguePipelines.Takes(name, load => new InfAdapterPolicy("infadapter", new InfAdapterOptions(), load)));
        Assert.Equal(
            isChainOfCores && TestPipelines.Read(name).Stages.Length == 1,
            CataloguePipelines.Takes(name, load => new InfAdapterPolicy("infadapter", new InfAdapterOptions { AsCoded = true }, load)));
    }

    private static (Decision Decision, DecisionNote Note) Decide(double rateRps, InfAdapterOptions options, Decision? inForce = null)
    {
        InfAdapterPolicy policy = new("infadapter", options, new ConstantForecaster(rateRps));
        policy.Reset(Runs.Context(ResNets));
        Decision decision = policy.Decide(Runs.Observe(ResNets, inForce ?? new([new StageDecision(4, Allocation.OfCores(20), 1, 1)]), interval: 0));
        new DecisionSpace(ResNets).Check(decision);
        return (decision, policy.LastNote);
    }

    private static string Text(Decision decision) => Text(decision.Stages[0]);

    private static string Text(StageDecision stage) =>
        string.Join(' ', stage.Deployments.Select(d => FormattableString.Invariant($"{d.Variant}:{d.Replicas * d.Allocation.Cores}")));
}
