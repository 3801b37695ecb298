using System.Collections.Immutable;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Tests.Support;

/// <summary>IPA's five pipelines, in code: profiles, SLOs, replicas and planning facts as the project's notes have them.</summary>
internal static class TestPipelines
{
    private static readonly ServiceVariability Cpu = new(ServiceDistribution.Lognormal, 0.1);

    public static Pipeline Video { get; } = new(
        "video",
        new ServiceLevelObjective(6.89),
        [
            BatchedStage("detect", (0.457, 1, 66, 533), (0.568, 1, 156, 1250), (0.641, 2, 201, 1600), (0.673, 4, 227, 1818), (0.689, 8, 244, 1951)),
            BatchedStage("classify", (0.6975, 1, 57, 383), (0.7331, 1, 102, 696), (0.7613, 1, 106, 736), (0.7737, 1, 176, 1250), (0.7831, 2, 186, 1429)),
        ],
        new ClusterCapacity(1, 96),
        new PlanningFacts
        {
            ProfiledLoadRps = [20, 20],
            LowVariants = [0, 0],
            HighVariants = [1, 3],
            FrozenReplicas = [3, 3],
            AccuracyWeights = Weights(2.0),
            CostWeight = 1.0,
        });

    public static Pipeline AudioQa { get; } = new(
        "audio-qa",
        new ServiceLevelObjective(9.23),
        [
            Stage("audio", 100, (0.5872, 1, 334), (0.6488, 2, 440), (0.6674, 4, 758)),
            Stage("qa", 100, (0.77141, 1, 80), (0.829125, 1, 61)),
        ],
        new ClusterCapacity(2, 96),
        Margins(latency: 1.0, throughput: -0.5, load: 0.2, [20, 20], 20.0));

    public static Pipeline AudioSent { get; } = new(
        "audio-sent",
        new ServiceLevelObjective(9.42),
        [
            Stage("audio", 100, (0.5872, 1, 334), (0.6488, 2, 440), (0.6674, 8, 515)),
            Stage("sentiment", 100, (0.7963, 1, 40), (0.799, 1, 80), (0.8303, 1, 280), (0.911, 1, 40)),
        ],
        new ClusterCapacity(2, 96),
        Margins(latency: 1.0, throughput: -0.5, load: 0.2, [20, 20], 30.0));

    public static Pipeline SumQa { get; } = new(
        "sum-qa",
        new ServiceLevelObjective(3.84),
        [
            Stage("summarise", 100, (0.3226, 1, 175), (0.3337, 2, 199), (0.3573, 4, 196), (0.3639, 8, 156), (0.3661, 8, 179), (0.3699, 16, 100)),
            Stage("qa", 100, (0.77141, 1, 80), (0.829125, 1, 61)),
        ],
        new ClusterCapacity(3, 96),
        Margins(latency: 0.0, throughput: -0.5, load: 0.0, [10, 10], 10.0) with { LowVariants = [0, 0], HighVariants = [5, 1] });

    public static Pipeline Nlp { get; } = new(
        "nlp",
        new ServiceLevelObjective(17.61),
        [
            Stage("langid", 100, (0.9959, 1, 88)),
            Stage("translate", 100, (0.331, 4, 323), (0.344, 16, 304)),
            Stage("summarise", 100, (0.3226, 1, 175), (0.3337, 2, 199), (0.3573, 4, 196), (0.3639, 8, 156), (0.3661, 8, 179), (0.3699, 8, 201)),
        ],
        new ClusterCapacity(6, 96),
        Margins(latency: 0.0, throughput: -0.5, load: 0.0, [20, 10, 10], 40.0) with { LowVariants = [0, 0, 0], HighVariants = [0, 1, 5] });

    public static ImmutableArray<Pipeline> All { get; } = [Video, AudioQa, AudioSent, SumQa, Nlp];

    /// <summary>One variant at its allocation, with a mean of base + slope x batch in ms.</summary>
    public static Variant Variant(string name, double accuracy, Allocation allocation, double baseMs, double slopeMs, ServiceVariability? scatter = null) => new()
    {
        Name = name,
        Accuracy = accuracy,
        BaseAllocation = allocation,
        Profile = new ServiceProfile(new CoefficientLaw(0.0, slopeMs, 0.0, baseMs), scatter ?? Cpu),
    };

    private static Stage BatchedStage(string name, params (double Accuracy, double Cores, double First, double Eighth)[] variants) => new()
    {
        Name = name,
        BatchSizes = [1, 2, 4, 8],
        MaxReplicas = 16,
        Variants =
        [
            .. variants.Select((v, i) => Variant(
                $"{name}{i}", v.Accuracy, Allocation.OfCores(v.Cores), v.First - ((v.Eighth - v.First) / 7.0), (v.Eighth - v.First) / 7.0)),
        ],
    };

    private static Stage Stage(string name, int maxReplicas, params (double Accuracy, double Cores, double Ms)[] variants) => new()
    {
        Name = name,
        MaxReplicas = maxReplicas,
        Variants = [.. variants.Select((v, i) => Variant($"{name}{i}", v.Accuracy, Allocation.OfCores(v.Cores), v.Ms, 0.0))],
    };

    private static PlanningFacts Margins(double latency, double throughput, double load, ImmutableArray<double> profiled, double alpha) => new()
    {
        LatencyMargin = latency,
        ThroughputMargin = throughput,
        LoadMargin = load,
        ProfiledLoadRps = profiled,
        AccuracyWeights = Weights(alpha),
        CostWeight = 0.5,
        RankNormalised = true,
    };

    private static ImmutableDictionary<string, double> Weights(double alpha) =>
        ImmutableDictionary<string, double>.Empty.Add("default", alpha);
}
