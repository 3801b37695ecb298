using Tuner.Baselines.Optimization;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Benchmarks;

/// <summary>
/// Random chains in the manner of IPA's: a heavier variant is more accurate, slower and on more cores; a larger batch has a little more throughput
/// for its latency. Loads, SLOs and weights leave every constraint binding at times. Used by tuner bench solvers and by the tests of the solvers.
/// </summary>
internal static class RandomChains
{
    /// <summary>One problem; a third of the clusters are limited.</summary>
    public static PlanningProblem Problem(
        RandomStream random, int stages, int variants, int batches, AccuracyCombination combination = AccuracyCombination.Product) =>
        Problem(random, stages, variants, batches, combination, isLimitedAtTimes: true);

    /// <summary>One problem on a cluster without limits.</summary>
    public static PlanningProblem Unlimited(
        RandomStream random, int stages, int variants, int batches, AccuracyCombination combination = AccuracyCombination.Product) =>
        Problem(random, stages, variants, batches, combination, isLimitedAtTimes: false);

    /// <summary>One problem on a cluster that has this share of the cores that the best plan would have without a limit.</summary>
    public static PlanningProblem Limited(RandomStream random, int stages, int variants, int batches, double share)
    {
        PlanningProblem free = Unlimited(random, stages, variants, batches);
        return new PlanningProblem(
            free.Stages, free.RateRps, free.SloSeconds, share * PlanSolver.Shared.Solve(free).Cores, free.Objective);
    }

    private static PlanningProblem Problem(
        RandomStream random, int stages, int variants, int batches, AccuracyCombination combination, bool isLimitedAtTimes)
    {
        Pipeline pipeline = new(
            "chain",
            new ServiceLevelObjective(stages * (0.15 + (0.6 * random.NextDouble()))),
            [.. Enumerable.Range(0, stages).Select(s => Stage(random, s, variants, batches))],
            isLimitedAtTimes && random.NextInt(3) == 0
                ? new ClusterCapacity(1, Math.Max(CoresOf(variants - 1), stages * (4.0 + (40.0 * random.NextDouble()))))
                : null);
        Objective objective = Objective.Relative(
            pipeline,
            new ObjectiveWeights(1.0, Math.Exp(-2.0 + (3.0 * random.NextDouble())), 5.0, random.NextInt(2) * 1e-6),
            peakRps: 60.0,
            new AccuracyMeasure(combination));
        return PlanningProblem.Create(pipeline, objective, 1.0 + (60.0 * random.NextDouble()), new PlanningOptions());
    }

    private static int CoresOf(int variant) => 1 << Math.Min(4, variant / 2);

    private static Stage Stage(RandomStream random, int index, int variants, int batches)
    {
        double ms = 10.0 + (60.0 * random.NextDouble()), accuracy = 0.5 + (0.2 * random.NextDouble());
        double growth = 1.1 + (0.6 * random.NextDouble()), fixedPart = 0.4 * random.NextDouble();
        List<Variant> list = [];
        for (int v = 0; v < variants; v++)
        {
            list.Add(Variant($"v{v}", accuracy, CoresOf(v), fixedPart * ms, (1.0 - fixedPart) * ms));
            ms *= growth * (0.8 + (0.4 * random.NextDouble()));
            accuracy += (1.0 - accuracy) * 0.3 * random.NextDouble();
        }

        return new Stage
        {
            Name = $"s{index}",
            MaxReplicas = 200,
            BatchSizes = [.. Enumerable.Range(0, batches).Select(b => 1 << b)],
            Variants = [.. list],
        };
    }

    private static Variant Variant(string name, double accuracy, int cores, double baseMs, double slopeMs) => new()
    {
        Name = name,
        Accuracy = accuracy,
        BaseAllocation = Allocation.OfCores(cores),
        Profile = new ServiceProfile(new CoefficientLaw(0.0, slopeMs, 0.0, baseMs), new ServiceVariability(ServiceDistribution.Lognormal, 0.1)),
    };
}
