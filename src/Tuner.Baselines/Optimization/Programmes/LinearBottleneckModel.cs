using Google.OrTools.LinearSolver;

namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>The max-min programme of <see cref="BottleneckModel"/> as a solver in floating point takes it.</summary>
internal sealed class LinearBottleneckModel : IDisposable
{
    // The whole load in units of the programme.
    private const double Whole = 1e4;
    private const int MostRefusals = 50;

    private readonly PlanningProblem _problem;
    private readonly double _sloSeconds, _clusterCores;
    private readonly LinearProgramme _programme;
    private readonly Variable[][] _options, _replicas;
    private readonly PlanRule _latency;

    public LinearBottleneckModel(PlanningProblem problem, double sloSeconds, double clusterCores, LinearBackend backend)
    {
        (_problem, _sloSeconds, _clusterCores) = (problem, sloSeconds, clusterCores);
        _programme = new LinearProgramme(backend);
        _options = [.. problem.Stages.Select(s => s.Select(_ => _programme.Binary()).ToArray())];
        _replicas = [.. problem.Stages.Select(s => s.Select(o => _programme.Integer(o.MaxReplicas)).ToArray())];
        _latency = PlanRule.SumOf(problem, o => o.LatencyAt(problem.RateRps, visits: 1.0));
        double wholeRps = BottleneckModel.WholeRps(problem);
        Variable served = _programme.Number(Whole);
        for (int s = 0; s < _options.Length; s++)
        {
            AddStage(s, served, wholeRps);
        }

        _programme.AtMost(sloSeconds + PlanningProblem.Tolerance, _latency.LargestSum, Terms(_options, _latency));
        PlanRule most = PlanRule.SumOf(problem, o => o.Allocation.Cores * o.MaxReplicas);
        _programme.AtMost(
            clusterCores + PlanningProblem.Tolerance, most.LargestSum, Terms(_replicas, PlanRule.SumOf(problem, o => o.Allocation.Cores)));
        _programme.Minimise(Whole, [(served, -1.0)]);
    }

    /// <summary>The highest share of the load that a plan within the limits serves; null where no plan is.</summary>
    public double? HighestRatio()
    {
        for (int i = 0; i < MostRefusals && _programme.Solve(); i++)
        {
            int[] plan = [.. _options.Select(stage => Array.FindIndex(stage, x => x.SolutionValue() > 0.5))];
            double[] replicas = [.. plan.Select((o, s) => Math.Round(_replicas[s][o].SolutionValue()))];
            if (_latency.Of(plan, 0) <= _sloSeconds + PlanningProblem.Tolerance
                && plan.Select((o, s) => replicas[s] * _problem.Stages[s][o].Allocation.Cores).Sum() <= _clusterCores + PlanningProblem.Tolerance)
            {
                return Math.Min(1.0, plan.Select((o, s) => replicas[s] * _problem.Stages[s][o].ThroughputRps).Min() / _problem.RateRps);
            }

            _programme.Row(double.NegativeInfinity, plan.Length - 1, plan.Select((o, s) => (_options[s][o], 1.0)));
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _programme.Dispose();

    private void AddStage(int s, Variable served, double wholeRps)
    {
        _programme.Row(1.0, 1.0, _options[s].Select(x => (x, 1.0)));
        List<(Variable Variable, double Factor)> capacity = [(served, -1.0)];
        for (int o = 0; o < _options[s].Length; o++)
        {
            PlanOption option = _problem.Stages[s][o];
            _programme.Row(double.NegativeInfinity, 0.0, [(_replicas[s][o], 1.0), (_options[s][o], -(double)option.MaxReplicas)]);
            _programme.Row(0.0, double.PositiveInfinity, [(_replicas[s][o], 1.0), (_options[s][o], -(double)option.MinReplicas)]);
            capacity.Add((_replicas[s][o], Whole * Math.Min(1.0, option.ThroughputRps / wholeRps)));
        }

        _programme.Row(0.0, double.PositiveInfinity, capacity);
    }

    private static IEnumerable<(Variable Variable, double Factor)> Terms(Variable[][] variables, PlanRule rule) =>
        variables.SelectMany((stage, s) => stage.Select((x, o) => (x, rule.Options[s][o])));
}
