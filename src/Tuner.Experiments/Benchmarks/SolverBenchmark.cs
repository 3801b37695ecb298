using Tuner.Experiments.Figures;

namespace Tuner.Experiments.Benchmarks;

/// <summary>tuner bench solvers: how long a decision takes by size of the problem, for every solver.</summary>
internal sealed class SolverBenchmark : Benchmark
{
    private const string LargestGroup = "largest", StagesGroup = "stages", VariantsGroup = "variants";

    // Of a case's time: where many cases share a group, so that the whole ends in its time.
    private const double ShareOfLargest = 4.0, ShareOfPipelines = 0.25, ShareOfPoint = 0.12;

    public override string Subject => "solvers";

    public override string Summary => "Measures decision times of the solvers by stages and variants, on random chains and on real pipelines.";

    public override IReadOnlyDictionary<string, string> Groups { get; } = new Dictionary<string, string>
    {
        [LargestGroup] = "the exact solver on 1,000 chains of 10 stages x 10 variants x 7 batches, by combination of accuracies",
        ["limited"] = "the exact solver on such chains where the cluster's cores bind",
        ["pipelines"] = "every solver on IPA's five pipelines at 1 to 60 requests/s",
        [StagesGroup] = "every solver over 1 to 10 stages of 10 variants; one that takes longer than a point's time leaves out larger ones",
        [VariantsGroup] = "every solver over 1 to 10 variants at 10 stages; likewise",
    };

    public override IReadOnlyList<IFigure> Figures(BenchmarkReport report, PaperStyle style)
    {
        IReadOnlyList<FigurePoint> points =
        [
            .. from isOverStages in (bool[])[true, false]
               from of in SolverInstances.Line(isOverStages, report.Seed)
               from measured in report.Cases
               where measured.Group == of.Group && measured.Name == of.Name
               select new FigurePoint(of.Group, of.Series, of.Size, measured.Facts["medianMs"]),
        ];
        return points.Count == 0 ? [] : [new SolverTimesFigure(points, style)];
    }

    protected override IReadOnlyList<BenchmarkCase> Measure(string group, BenchmarkSettings settings, TimeProvider time)
    {
        (IEnumerable<SolverCase> cases, double share) = group switch
        {
            LargestGroup => (SolverInstances.Largest(settings.Seed), ShareOfLargest),
            "limited" => (SolverInstances.Limited(settings.Seed), ShareOfLargest),
            "pipelines" => (SolverInstances.RealPipelines(), ShareOfPipelines),
            _ => (SolverInstances.Line(group == StagesGroup, settings.Seed), ShareOfPoint),
        };
        BenchmarkSettings own = settings with { SecondsPerCase = share * settings.SecondsPerCase };
        SolverTimer timer = new(own, time);
        List<BenchmarkCase> measured = [];
        HashSet<string> tooSlow = [];
        foreach (SolverCase of in cases.Where(c => !tooSlow.Contains(c.Series)))
        {
            measured.Add(timer.Measure(of));
            if (of.Series.Length > 0 && measured[^1].Facts["medianMs"] > 1000.0 * own.SecondsPerCase)
            {
                tooSlow.Add(of.Series);
            }
        }

        return measured;
    }

    protected override IEnumerable<(string Name, double Value)> Headlines(IReadOnlyList<BenchmarkCase> cases)
    {
        if (cases.FirstOrDefault(c => c.Group == LargestGroup) is { } product)
        {
            yield return ("exactMedianMs", product.Facts["medianMs"]);
            yield return ("exactP99Ms", product.Facts["p99Ms"]);
        }

        double[] real = [.. cases.Where(c => c.Group == "pipelines" && c.Name.EndsWith("-exact", StringComparison.Ordinal)).Select(c => c.Facts["medianMs"])];
        if (real.Length > 0)
        {
            yield return ("exactPipelinesMedianMs", real.Max());
        }

        if (cases.FirstOrDefault(c => c.Group == "limited") is { } limited)
        {
            yield return ("exactLimitedMedianMs", limited.Facts["medianMs"]);
            yield return ("exactLimitedP99Ms", limited.Facts["p99Ms"]);
        }
    }
}
