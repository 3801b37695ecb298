using Google.OrTools.LinearSolver;

namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>The programme as a solver in floating point takes it.</summary>
internal sealed class LinearPlanModel : IPlanProgramme
{
    // Plans that a solver takes for feasible and are not, before it counts as having found none.
    private const int MostRefusals = 50;

    private readonly PlanStatement _statement;
    private readonly LinearProgramme _programme;
    private readonly Variable[][] _options;
    private readonly Variable[] _joint;
    private readonly List<(PlanRule Rule, double Most)> _held = [];

    public LinearPlanModel(PlanStatement statement, LinearBackend backend)
    {
        _statement = statement;
        _programme = new LinearProgramme(backend);
        _options = [.. Enumerable.Range(0, statement.StageCount).Select(s => Binaries(statement.OptionCount(s)))];
        _joint = Binaries(statement.Joint.Count);
        for (int s = 0; s < _options.Length; s++)
        {
            AddChoice(s);
        }

        AddLimit(statement.Latency, statement.SloSeconds);
        AddLimit(statement.Cores, statement.ClusterCores);
    }

    /// <inheritdoc/>
    public void Hold(PlanRule rule, int[] plan)
    {
        double most = _statement.Of(rule, plan);
        _held.Add((rule, most));
        AddLimit(rule, most);
    }

    /// <inheritdoc/>
    public void Exclude(int[] plan) =>
        _programme.Row(double.NegativeInfinity, plan.Length - 1, plan.Select((o, s) => (_options[s][o], 1.0)));

    /// <inheritdoc/>
    public int[]? Solve(PlanRule? rule)
    {
        if (rule is not null)
        {
            _programme.Minimise(rule.LargestSum, Terms(rule));
        }

        for (int i = 0; i < MostRefusals && _programme.Solve(); i++)
        {
            int[] plan = [.. _options.Select(stage => Array.FindIndex(stage, x => x.SolutionValue() > 0.5))];
            if (_statement.Allows(plan) && _held.TrueForAll(h => _statement.Of(h.Rule, plan) <= h.Most + PlanningProblem.Tolerance))
            {
                return plan;
            }

            Exclude(plan);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _programme.Dispose();

    private void AddChoice(int s)
    {
        _programme.Row(1.0, 1.0, _options[s].Select(x => (x, 1.0)));
        for (int o = 0; o < _options[s].Length; o++)
        {
            if (!_statement.Serves(s, o))
            {
                _options[s][o].SetUb(0.0);
            }
        }

        if (_joint.Length == 0)
        {
            return;
        }

        foreach (int variant in _statement.Joint.VariantsOf(s))
        {
            _programme.Row(0.0, 0.0, [
                .. _options[s].Where((_, o) => _statement.Variant(s, o) == variant).Select(x => (x, 1.0)),
                .. _joint.Where((_, choice) => _statement.Joint.Variant(choice, s) == variant).Select(z => (z, -1.0)),
            ]);
        }
    }

    private void AddLimit(PlanRule rule, double limit) =>
        _programme.AtMost(limit + PlanningProblem.Tolerance, rule.LargestSum, Terms(rule));

    private IEnumerable<(Variable Variable, double Factor)> Terms(PlanRule rule) =>
    [
        .. _options.SelectMany((stage, s) => stage.Select((x, o) => (x, rule.Options[s][o]))),
        .. rule.Joint.Select((part, choice) => (_joint[choice], part)),
    ];

    private Variable[] Binaries(int count) => [.. Enumerable.Range(0, count).Select(_ => _programme.Binary())];
}
