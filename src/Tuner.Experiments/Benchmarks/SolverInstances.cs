using System.Globalization;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Benchmarks;

/// <summary>What tuner bench solvers solves.</summary>
internal static class SolverInstances
{
    public const int Batches = 7;

    public const int Most = 10;

    private const int LargestProblems = 1000;
    private const int LimitedProblems = 200;
    private const int ProblemsACell = 20;
    private const int MostRps = 60;
    private const double PeakRps = 34.0;
    private const double ClusterShare = 0.7;
    private static readonly string[] Pipelines = ["video", "audio-qa", "audio-sent", "sum-qa", "nlp"];

    public static IEnumerable<SolverCase> Largest(ulong seed) => Enum.GetValues<AccuracyCombination>().Select(combination => new SolverCase(
        "largest",
        OptionNames.Word(combination),
        Random(combination, Most, Most, LargestProblems, seed),
        SolverChoice.Exact,
        () => Draw(seed, LargestProblems, random => RandomChains.Unlimited(random, Most, Most, Batches, combination))));

    public static IEnumerable<SolverCase> Limited(ulong seed) =>
    [
        new(
            "limited",
            "cluster-70-percent",
            Random(AccuracyCombination.Product, Most, Most, LimitedProblems, seed)
                + string.Create(CultureInfo.InvariantCulture, $", on a cluster of {100.0 * ClusterShare} % of the cores that the best plan would have"),
            SolverChoice.Exact,
            () => Draw(seed, LimitedProblems, random => RandomChains.Limited(random, Most, Most, Batches, ClusterShare))),
    ];

    public static IEnumerable<SolverCase> RealPipelines() =>
        from name in Pipelines
        from solver in Enum.GetValues<SolverChoice>()
        select new SolverCase(
            "pipelines",
            $"{name}-{OptionNames.Word(solver)}",
            string.Create(CultureInfo.InvariantCulture, $"pipeline {name}, loads 1 to {MostRps} requests/s, objective balanced at a peak of {PeakRps}, no margins"),
            solver,
            () => Loads(name));

    /// <summary>Over the stages with all variants, or over the variants with all stages.</summary>
    public static IEnumerable<SolverCase> Line(bool isOverStages, ulong seed) =>
        from series in (IEnumerable<(SolverChoice Solver, AccuracyCombination Combination)>)
        [
            .. Enum.GetValues<SolverChoice>().Select(s => (s, AccuracyCombination.Sum)),
            (SolverChoice.Exact, AccuracyCombination.Product),
        ]
        from size in Enumerable.Range(1, Most)
        let stages = isOverStages ? size : Most
        let variants = isOverStages ? Most : size
        select new SolverCase(
            isOverStages ? "stages" : "variants",
            $"{Series(series.Solver, series.Combination)}-{size}",
            Random(series.Combination, stages, variants, ProblemsACell, seed),
            series.Solver,
            () => Draw(seed, ProblemsACell, random => RandomChains.Unlimited(random, stages, variants, Batches, series.Combination)))
        {
            Series = Series(series.Solver, series.Combination),
            Size = size,
        };

    private static string Series(SolverChoice solver, AccuracyCombination combination) =>
        OptionNames.Word(solver) + (combination == AccuracyCombination.Product ? "-product" : string.Empty);

    private static string Random(AccuracyCombination combination, int stages, int variants, int count, ulong seed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{count} random chains of {stages} stages x {variants} variants x {Batches} batches, no limit of cores, accuracies combined by {OptionNames.Word(combination)}, seed {seed}");

    private static PlanningProblem[] Draw(ulong seed, int count, Func<RandomStream, PlanningProblem> draw)
    {
        RandomStream random = new SeedSequence(seed).Stream("solver problems");
        return [.. Enumerable.Range(0, count).Select(_ => draw(random))];
    }

    private static PlanningProblem[] Loads(string name)
    {
        DiagnosticSink sink = new();
        string? file = new PipelineCatalogue().Resolve(name, sink);
        sink.ThrowIfAny();
        Pipeline pipeline = PipelineReader.Read(file!);
        Objective objective = Objective.Relative(pipeline, ObjectiveWeights.Balanced, PeakRps);
        return [.. Enumerable.Range(1, MostRps).Select(rate => PlanningProblem.Create(pipeline, objective, rate, new PlanningOptions()))];
    }
}
