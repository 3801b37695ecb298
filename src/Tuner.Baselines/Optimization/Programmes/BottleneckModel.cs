using Google.OrTools.Sat;

namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>
/// How much of a load can be served where not all of it can: maximise f, at most 1, with f x load at most replicas x throughput at
/// every stage, and replicas free between the least and the most of the option chosen.
/// </summary>
internal sealed class BottleneckModel(PlanningProblem problem, double sloSeconds, double clusterCores)
{
    private const long Whole = 1_000_000_000_000;
    private readonly CpModel _model = new();

    private readonly double _wholeRps = WholeRps(problem);

    /// <summary>
    /// The load that counts as whole: all of it, or what the weakest stage could serve at most, so that units stay fine far beyond that.
    /// </summary>
    public static double WholeRps(PlanningProblem problem) =>
        Math.Min(problem.RateRps, problem.Stages.Min(s => s.Max(o => o.MaxReplicas * o.ThroughputRps)));

    /// <summary>The highest share of the load that a plan within the limits serves; null where no plan is.</summary>
    public double? HighestRatio()
    {
        BoolVar[][] options = [.. problem.Stages.Select(s => s.Select(_ => _model.NewBoolVar(string.Empty)).ToArray())];
        IntVar[][] replicas = [.. problem.Stages.Select(s => s.Select(o => _model.NewIntVar(0, o.MaxReplicas, string.Empty)).ToArray())];
        IntVar served = _model.NewIntVar(0, Whole, string.Empty);
        for (int s = 0; s < options.Length; s++)
        {
            AddStage(s, options[s], replicas[s], served);
        }

        UnitRule latency = UnitRule.Of(PlanRule.SumOf(problem, o => o.LatencyAt(problem.RateRps, visits: 1.0)));
        AddLimit(options.SelectMany(s => s), latency, sloSeconds);
        UnitRule cores = UnitRule.Of(PlanRule.SumOf(problem, o => o.Allocation.Cores * o.MaxReplicas));
        AddLimit(replicas.SelectMany(s => s), PerReplica(cores.Scale), clusterCores);
        _model.Maximize(served);

        using CpSolver solver = new() { StringParameters = ExactSolver.Parameters };
        return ExactSolver.Run(solver, _model) ? Math.Min(1.0, Reached(solver, replicas)) : null;
    }

    private void AddStage(int s, BoolVar[] options, IntVar[] replicas, IntVar served)
    {
        _model.AddExactlyOne(options);
        long[] capacity = new long[options.Length];
        for (int o = 0; o < options.Length; o++)
        {
            PlanOption option = problem.Stages[s][o];
            _model.Add(replicas[o] <= option.MaxReplicas * options[o]);
            _model.Add(replicas[o] >= option.MinReplicas * options[o]);
            capacity[o] = (long)Math.Round(Whole * Math.Min(1.0, option.ThroughputRps / _wholeRps));
        }

        _model.Add(LinearExpr.WeightedSum(replicas, capacity) >= served);
    }

    private void AddLimit(IEnumerable<IntVar> variables, UnitRule rule, double limit)
    {
        if (double.IsFinite(limit))
        {
            _model.Add(
                LinearExpr.WeightedSum(variables, rule.Options.SelectMany(s => s)) <= rule.Scale.Of(limit) + rule.ToleranceUnits);
        }
    }

    private UnitRule PerReplica(IntegerScale scale) =>
        new([.. problem.Stages.Select(s => s.Select(o => scale.Of(o.Allocation.Cores)).ToArray())], [], scale);

    // Anew from the replicas: the model's own number is rounded.
    private double Reached(CpSolver solver, IntVar[][] replicas) => replicas
        .Select((stage, s) => stage.Select((n, o) => solver.Value(n) * problem.Stages[s][o].ThroughputRps).Sum())
        .Min() / problem.RateRps;
}
