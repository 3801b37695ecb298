using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Reference.Bound;

/// <summary>
/// The best that anybody could do in a fluid model of an episode whose load is known by the second: one variant a stage at a time, mean load
/// times, no randomness. An upper bound in that model, by Lagrangian decomposition: with <see cref="Multipliers"/> the stages separate, each is solved exactly
/// by dynamic programming, and their sum bounds every plan; the multipliers are moved by subgradients (Polyak 1969) to tighten it. It is a
/// model's number, not one that was achieved.
/// </summary>
public sealed class ModelBound
{
    private const int FittedRounds = 4;
    private const int Patience = 6;
    private readonly Objective _objective;
    private readonly FluidModel _model;
    private readonly ImmutableArray<StageTable> _tables;
    private readonly int[]?[] _courses;

    private ModelBound(FluidModel model, Objective objective)
    {
        (_model, _objective) = (model, objective);
        _tables = [.. model.Stages.Select(s => new StageTable(s))];
        _courses = new int[]?[_tables.Length];
    }

    /// <summary>Why it has no bound of a pipeline; null where it has one.</summary>
    public static string? Refusal(Pipeline pipeline, Objective objective) => AccuracyBound.Refusal(pipeline, objective.Measure);

    /// <summary>The bound of an episode's first intervals.</summary>
    /// <exception cref="NotSupportedException">Of a pipeline that it refuses.</exception>
    public static BoundResult Of(
        Pipeline pipeline, Objective objective, LoadTrace trace, int intervals, int intervalSeconds, BoundOptions options,
        CancellationToken cancellation = default) =>
        new ModelBound(new FluidModel(pipeline, objective, trace, intervals, intervalSeconds), objective).Tighten(options, cancellation);

    private BoundResult Tighten(BoundOptions options, CancellationToken cancellation)
    {
        int intervals = _model.Load.Intervals;
        Multipliers now = new(intervals, _tables.Length), best = now;
        if (_model.Accuracy.IsScaled)
        {
            // Until a first plan is known: the most accurate variants.
            double[] most = [.. _tables.Select(t => t.Stage.Configurations.Max(c => c.Accuracy))];
            now.Fit([.. Enumerable.Repeat(most, intervals)]);
        }

        double bound = double.PositiveInfinity, plan = double.NegativeInfinity, eagerness = 1.0;
        int round = 0;
        for (int stalled = 0; round < options.Rounds; round++)
        {
            double current = Round(now, cancellation) / intervals;
            plan = Math.Max(plan, _model.ScoreOf(_courses!));
            if (current < bound)
            {
                (bound, best, stalled) = (current, now.Copy(), 0);
            }
            else if (++stalled >= Patience)
            {
                (now, eagerness, stalled) = (best.Copy(), eagerness / 2.0, 0);
                current = Round(now, cancellation) / intervals;
            }

            // One stage needs no multipliers.
            if (_tables.Length == 1 || bound - plan <= options.Gap)
            {
                break;
            }

            if (round < FittedRounds && _model.Accuracy.IsScaled)
            {
                now.Fit(Accuracies());
            }
            else
            {
                now.Step(LossGradient(), ScaleGradient(now), eagerness * (current - plan) * intervals);
            }
        }

        return new BoundResult(bound, plan, Math.Min(round + 1, options.Rounds));
    }

    // Solves every stage; the sum over the intervals of what nobody exceeds.
    private double Round(Multipliers multipliers, CancellationToken cancellation)
    {
        double sum = _model.Load.Intervals * _model.BatchTerm;
        for (int s = 0; s < _tables.Length; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] prices = [.. Enumerable.Range(0, _model.Load.Intervals).Select(t => _objective.Weights.Violations * multipliers.Loss(t, s))];
            StageProgramme programme = new(_tables[s], Rewards(s, multipliers, prices), prices);
            (double worth, _courses[s]) = programme.Solve(_courses[s]);
            sum += worth;
        }

        return sum;
    }

    private double[][] Rewards(int stage, Multipliers multipliers, double[] prices)
    {
        StageTable table = _tables[stage];
        ImmutableArray<StageConfiguration> all = table.Stage.Configurations;
        double[][] rewards = new double[_model.Load.Intervals][];
        double[] parts = new double[table.Count], shares = new double[table.Count];
        for (int t = 0; t < rewards.Length; t++)
        {
            double scale = multipliers.Scale(t, stage);
            for (int c = 0; c < table.Count; c++)
            {
                parts[c] = _objective.PlanValue(_model.Accuracy.Part(stage, all[c].Variant, all[c].Accuracy, scale), 0.0, 0.0);
                shares[c] = _model.Load.ShareBefore(t, all[c].StartUpSeconds);
            }

            rewards[t] = new double[table.Count * table.Count];
            for (int before = 0; before < table.Count; before++)
            {
                for (int decided = 0; decided < table.Count; decided++)
                {
                    int change = (before * table.Count) + decided;
                    double share = all[before].Option == all[decided].Option ? 0.0 : shares[decided];
                    rewards[t][change] = (share * parts[before]) + ((1.0 - share) * parts[decided])
                        + _objective.PlanValue(0.0, table.Costs[change], 0.0) - (prices[t] * table.Losses[t][change]);
                }
            }
        }

        return rewards;
    }

    private double[][] Accuracies() =>
        [.. Enumerable.Range(0, _model.Load.Intervals).Select(t => Enumerable.Range(0, _tables.Length).Select(s => _model.Change(s, _courses[s]!, t).Decided.Accuracy).ToArray())];

    private double[][] LossGradient()
    {
        double[][] lost = [.. _courses.Select((course, s) => _model.LostAt(s, course!))];
        return [.. Enumerable.Range(0, _model.Load.Intervals).Select(t => lost.Select(l => -_objective.Weights.Violations * l[t]).ToArray())];
    }

    private double[][] ScaleGradient(Multipliers multipliers) =>
        [.. Enumerable.Range(0, _model.Load.Intervals).Select(t => Enumerable.Range(0, _tables.Length).Select(s => Slope(s, t, multipliers.Scale(t, s))).ToArray())];

    private double Slope(int stage, int interval, double scale)
    {
        (StageConfiguration? before, StageConfiguration decided) = _model.Change(stage, _courses[stage]!, interval);
        double share = _model.Stages[stage].ShareOf(before, decided, interval);
        double slope = (1.0 - share) * _model.Accuracy.Slope(decided.Accuracy, scale);
        return _objective.PlanValue(slope + (share > 0.0 ? share * _model.Accuracy.Slope(before!.Accuracy, scale) : 0.0), 0.0, 0.0);
    }
}
