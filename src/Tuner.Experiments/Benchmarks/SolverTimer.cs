using Tuner.Baselines.Optimization;
using Tuner.Environment.Statistics;

namespace Tuner.Experiments.Benchmarks;

/// <summary>Times solves one by one: the problems of a case in turn, in as many passes as repeats are asked for and time allows.</summary>
internal sealed class SolverTimer(BenchmarkSettings settings, TimeProvider time)
{
    private const double WarmUpShare = 0.25;

    /// <summary>Measures a case; at least one problem is solved, whatever it takes.</summary>
    public BenchmarkCase Measure(SolverCase of)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        IReadOnlyList<PlanningProblem> problems = of.Problems();
        IPlanSolver solver = PlanSolvers.Of(of.Solver);
        WarmUp(solver, problems);
        List<double>[] timesMs = [.. problems.Select(_ => new List<double>())];
        List<double> passes = [];
        long start = time.GetTimestamp(), allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan processor = System.Environment.CpuUsage.TotalTime;
        int solves = 0;
        bool isOver = false;
        for (int pass = 0; pass < settings.Repeats && !isOver; pass++)
        {
            long passStart = time.GetTimestamp();
            int solved = 0;
            for (; solved < problems.Count && !isOver; solved++)
            {
                long solveStart = time.GetTimestamp();
                solver.Solve(problems[solved]);
                timesMs[solved].Add(time.GetElapsedTime(solveStart).TotalMilliseconds);
                isOver = time.GetElapsedTime(start).TotalSeconds > settings.SecondsPerCase;
            }

            solves += solved;
            passes.Add(solved / Math.Max(time.GetElapsedTime(passStart).TotalSeconds, 1e-9));
        }

        double[] byProblem = [.. timesMs.Where(t => t.Count > 0).Select(t => Quantiles.Of(t, 0.5))], all = [.. timesMs.SelectMany(t => t)];
        return new BenchmarkCase
        {
            Group = of.Group,
            Name = of.Name,
            Instance = of.Description,
            Unit = "solves",
            PerSecond = passes,
            ProcessorNanosecondsPerUnit = (System.Environment.CpuUsage.TotalTime - processor).TotalNanoseconds / solves,
            AllocatedBytesPerUnit = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / solves,
            HeldBytes = Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - before),
            ComparedTo = null,
            TimeRatio = null,
            Facts = new Dictionary<string, double>
            {
                ["medianMs"] = Quantiles.Of(byProblem, 0.5),
                ["p99Ms"] = Quantiles.Of(byProblem, 0.99),
                ["p99OfAllSolvesMs"] = Quantiles.Of(all, 0.99),
                ["problems"] = byProblem.Length,
                ["solves"] = solves,
            },
        };
    }

    private void WarmUp(IPlanSolver solver, IReadOnlyList<PlanningProblem> problems)
    {
        long start = time.GetTimestamp();
        for (int i = 0; i == 0 || time.GetElapsedTime(start).TotalSeconds < WarmUpShare * settings.SecondsPerCase; i++)
        {
            solver.Solve(problems[i % problems.Count]);
        }
    }
}
