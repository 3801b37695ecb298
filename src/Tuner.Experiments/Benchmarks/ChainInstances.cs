using System.Globalization;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Benchmarks;

/// <summary>
/// A chain of three stages with batches of up to 8, three variants each, lognormal service times of coefficient of variation 0.1.
/// </summary>
internal static class ChainInstances
{
    public const string HeadlineName = "chain-1000";

    private const string Completions = "stage completions";
    private const int MaxBatch = 8;
    private const double Load = 0.7;
    private const double OverLoad = 1.3;
    private const double UsualRps = 1_000.0;
    private const double RequestsAnInterval = 10_000.0;
    private const int Middle = 1;
    private static readonly (double FixedMs, double ItemMs)[] Laws = [(10.0, 5.0), (8.0, 4.0), (6.0, 3.0)];
    private static readonly double[] RatesRps = [10.0, 100.0, UsualRps, 10_000.0, 100_000.0];
    private static readonly int[] ReplicasAStage = [1, 10, 100, 1_000];
    private static readonly double[] VariantFactors = [0.5, 1.0, 2.0];

    public static IEnumerable<BenchmarkInstance> Headline(ulong seed)
    {
        Pipeline chain = Chain(Loading(Fitting(UsualRps), UsualRps), DropPolicy.Deadline);
        Decision one = Deploy(chain, Fitting(UsualRps));
        int[] replicas = Fitting(UsualRps);
        Decision two = new([.. chain.Stages.Select((stage, i) => new StageDecision(
            [Of(stage, Middle - 1, (replicas[i] + 3) / 4), Of(stage, Middle, (replicas[i] + 1) / 2)], MaxBatch))]);
        yield return Case("headline", HeadlineName, chain, one, UsualRps, seed, intervalSeconds: 10.0);
        yield return Case("headline", "two-variants-a-stage", chain, two, UsualRps, seed, intervalSeconds: 10.0, comparedTo: HeadlineName);
    }

    public static BenchmarkInstance Restore(ulong seed)
    {
        int[] replicas = Fitting(UsualRps);
        Pipeline chain = Chain(Loading(replicas, UsualRps), DropPolicy.Deadline);
        return new BenchmarkInstance(
            "restore",
            HeadlineName,
            $"the system of headline {HeadlineName} after some intervals, seed {seed}",
            "restores",
            () => new RestoreWork(chain, Deploy(chain, replicas), UsualRps, intervalSeconds: 10.0, seed));
    }

    public static IEnumerable<BenchmarkInstance> Rates(ulong seed) =>
        RatesRps.Select(rate =>
        {
            // Replicas are whole: service times a little longer, or much where one replica is too many, bring the usual load about.
            int[] replicas = Fitting(rate);
            Pipeline chain = Chain(Loading(replicas, rate), DropPolicy.Deadline);
            return Case("rate", Rps(rate), chain, Deploy(chain, replicas), rate, seed, comparedTo: Rps(UsualRps));
        });

    public static IEnumerable<BenchmarkInstance> Replicas(ulong seed) =>
        ReplicasAStage.Select(replicas =>
        {
            int[] same = [.. Laws.Select(_ => replicas)];
            Pipeline chain = Chain(Loading(same, UsualRps), DropPolicy.Deadline);
            return Case("replicas", Count(replicas), chain, Deploy(chain, same), UsualRps, seed, comparedTo: Count(10));
        });

    public static IEnumerable<BenchmarkInstance> Overload(ulong seed) =>
        Enum.GetValues<DropPolicy>().Select(drops =>
        {
            int[] replicas = Fitting(UsualRps);
            Pipeline chain = Chain(Loading(replicas, UsualRps), drops);
            double rate = OverLoad * UsualRps / Load;
            return Case("overload", OptionNames.Word(drops), chain, Deploy(chain, replicas), rate, seed, countsRequests: true);
        });

    private static BenchmarkInstance Case(
        string group,
        string name,
        Pipeline chain,
        Decision decision,
        double rateRps,
        ulong seed,
        double? intervalSeconds = null,
        bool countsRequests = false,
        string? comparedTo = null)
    {
        double interval = intervalSeconds ?? RequestsAnInterval / rateRps;
        string stages = string.Join(", ", chain.Stages.Zip(decision.Stages, (stage, d) => string.Join(" and ", d.Deployments.Select(deployed =>
        {
            ServiceProfile profile = stage.Variants[deployed.Variant].Profile;
            return string.Create(
                CultureInfo.InvariantCulture, $"{deployed.Replicas} x {profile.MeanMs(1, 1.0):0.###} ms (batch {MaxBatch}: {profile.MeanMs(MaxBatch, 1.0):0.###})");
        }))));
        string description = string.Create(
            CultureInfo.InvariantCulture,
            $"Poisson, {rateRps:0.###} requests/s; stages of max batch {MaxBatch}, no timeout, lognormal CV 0.1, replicas {stages}; SLO {chain.Slo.LatencySeconds:0.###} s, drops {OptionNames.Word(chain.Slo.Drops)}; intervals of {interval:0.###} s, seed {seed}");
        return new BenchmarkInstance(
            group,
            name,
            description,
            countsRequests ? "requests" : Completions,
            () => new SimulationWork(chain, decision, rateRps, interval, seed, countsRequests),
            comparedTo == name ? null : comparedTo);
    }

    /// <summary>The SLO is ten times the full batches of all stages; the age that <see cref="DropPolicy.Limit"/> gives up at, five times.</summary>
    private static Pipeline Chain(double[] scales, DropPolicy drops)
    {
        double fullBatchesSeconds = Laws.Select((law, i) => scales[i] * (law.FixedMs + (MaxBatch * law.ItemMs)) / 1000.0).Sum();
        return new Pipeline(
            "chain", new ServiceLevelObjective(10.0 * fullBatchesSeconds, drops, 5.0 * fullBatchesSeconds), [.. Laws.Select((law, i) => new Stage
            {
                Name = $"stage{i + 1}",
                MaxReplicas = 100_000,
                BatchSizes = [1, 2, 4, MaxBatch],
                Variants = [.. VariantFactors.Select((factor, v) => new Variant
                {
                    Name = $"variant{v + 1}",
                    Accuracy = 0.6 + (0.1 * v),
                    BaseAllocation = Allocation.OfCores(1.0),
                    Profile = new ServiceProfile(
                        new CoefficientLaw(0.0, scales[i] * factor * law.ItemMs, 0.0, scales[i] * factor * law.FixedMs),
                        new ServiceVariability(ServiceDistribution.Lognormal, 0.1)),
                })],
            })]);
    }

    private static Decision Deploy(Pipeline chain, int[] replicas) =>
        new([.. chain.Stages.Select((stage, i) => new StageDecision([Of(stage, Middle, replicas[i])], MaxBatch))]);

    private static VariantDeployment Of(Stage stage, int variant, int replicas) => new(variant, stage.Variants[variant].BaseAllocation, replicas);

    private static int[] Fitting(double rateRps) => [.. Laws.Select(law => CapacityModel.ReplicasFor(rateRps / Load, FullBatchRps(law)))];

    /// <summary>Factors on the service times at which the replicas have the usual load, were all batches full.</summary>
    private static double[] Loading(int[] replicas, double rateRps) =>
        [.. Laws.Select((law, i) => replicas[i] * FullBatchRps(law) * Load / rateRps)];

    private static double FullBatchRps((double FixedMs, double ItemMs) law) => 1000.0 * MaxBatch / (law.FixedMs + (MaxBatch * law.ItemMs));

    private static string Rps(double rate) => rate.ToString("0", CultureInfo.InvariantCulture) + "-rps";

    private static string Count(int replicas) => string.Create(CultureInfo.InvariantCulture, $"{replicas}-a-stage");
}
