using Google.OrTools.Sat;

namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>The programme as CP-SAT takes it: quantities are whole units.</summary>
internal sealed class PlanModel : IPlanProgramme
{
    private readonly PlanStatement _statement;
    private readonly CpModel _model = new();
    private readonly BoolVar[][] _options;
    private readonly BoolVar[] _joint;

    public PlanModel(PlanStatement statement)
    {
        _statement = statement;
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
        UnitRule units = UnitRule.Of(rule);
        _model.Add(Sum(units) <= units.UnitsOf(plan, _statement.JointChoice(rule, plan)) + units.ToleranceUnits);
    }

    /// <inheritdoc/>
    public void Exclude(int[] plan) => _model.AddBoolOr(plan.Select((o, s) => _options[s][o].Not()));

    /// <inheritdoc/>
    public int[]? Solve(PlanRule? rule)
    {
        if (rule is not null)
        {
            _model.Minimize(Sum(UnitRule.Of(rule)));
        }

        using CpSolver solver = new() { StringParameters = ExactSolver.Parameters };
        return ExactSolver.Run(solver, _model)
            ? [.. _options.Select(stage => Array.FindIndex(stage, solver.BooleanValue))] : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The model is managed memory.
    }

    private void AddChoice(int s)
    {
        _model.AddExactlyOne(_options[s]);
        for (int o = 0; o < _options[s].Length; o++)
        {
            if (!_statement.Serves(s, o))
            {
                _model.Add(_options[s][o] == 0);
            }
        }

        if (_joint.Length == 0)
        {
            return;
        }

        foreach (int variant in _statement.Joint.VariantsOf(s))
        {
            IEnumerable<BoolVar> single = _options[s].Where((_, o) => _statement.Variant(s, o) == variant);
            IEnumerable<BoolVar> joint = _joint.Where((_, choice) => _statement.Joint.Variant(choice, s) == variant);
            _model.Add(LinearExpr.Sum(single) == LinearExpr.Sum(joint));
        }
    }

    private void AddLimit(PlanRule rule, double limit)
    {
        if (double.IsFinite(limit))
        {
            UnitRule units = UnitRule.Of(rule);
            _model.Add(Sum(units) <= units.Scale.Of(limit) + units.ToleranceUnits);
        }
    }

    private LinearExpr Sum(UnitRule rule) => LinearExpr.WeightedSum(
        [.. _options.SelectMany(s => s), .. rule.Joint.Length == 0 ? [] : _joint],
        [.. rule.Options.SelectMany(s => s), .. rule.Joint]);

    private BoolVar[] Binaries(int count) => [.. Enumerable.Range(0, count).Select(_ => _model.NewBoolVar(string.Empty))];
}
