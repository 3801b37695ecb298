using Google.OrTools.Sat;

namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>
/// The integer programme of a statement: x[s, o] is 1 where stage s uses option o (IPA, equation 9d); where accuracies multiply,
/// z[v1 .. vk] is 1 for the variants chosen together, and the x of a variant add up to its z, so that the product is linear.
/// For one solve.
/// </summary>
internal sealed class PlanModel
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

    /// <summary>Keeps plans that are as good by a rule as one that has <paramref name="units"/>.</summary>
    public void Hold(PlanRule rule, long units) => _model.Add(Sum(rule) <= units + rule.ToleranceUnits);

    /// <summary>Forbids one plan.</summary>
    public void Exclude(int[] options) => _model.AddBoolOr(options.Select((o, s) => _options[s][o].Not()));

    /// <summary>Any plan, as options by stage; null where there is none.</summary>
    public int[]? Find() => Solved();

    /// <summary>A plan with the least of a rule; null where there is none.</summary>
    public int[]? Minimise(PlanRule rule)
    {
        _model.Minimize(Sum(rule));
        return Solved();
    }

    private int[]? Solved()
    {
        using CpSolver solver = new() { StringParameters = ExactSolver.Parameters };
        return ExactSolver.Run(solver, _model)
            ? [.. _options.Select(stage => Array.FindIndex(stage, solver.BooleanValue))] : null;
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
            _model.Add(Sum(rule) <= rule.Scale.Of(limit) + rule.ToleranceUnits);
        }
    }

    private LinearExpr Sum(PlanRule rule) => LinearExpr.WeightedSum(
        [.. _options.SelectMany(s => s), .. rule.Joint.Length == 0 ? [] : _joint],
        [.. rule.Options.SelectMany(s => s), .. rule.Joint]);

    private BoolVar[] Binaries(int count) => [.. Enumerable.Range(0, count).Select(_ => _model.NewBoolVar(string.Empty))];
}
