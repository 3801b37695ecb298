using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization.Graphs;

/// <summary>
/// How much value the stages yet to be chosen lose at least against their most accurate options for nothing: at each stage, the option of the least
/// loss in accuracy and cost together, its loss in accuracy taken with the stages between at their worst.
/// </summary>
/// <remarks>
/// A bound where a loss at one stage never weighs less as the others get better: chains, sums, means, and graphs of known loads whose joins are
/// means or products. Elsewhere losses of accuracy count as 0.
/// </remarks>
internal sealed class RestBound
{
    private readonly PlanningProblem _problem;
    private readonly Pipeline _pipeline;
    private readonly bool _countsAccuracy;
    private readonly double[] _shares;
    private readonly double[][] _accuracies;
    private readonly double[][] _leastOther;
    private readonly double[] _least;

    /// <summary>The bound over these options of each stage, at known loads.</summary>
    public RestBound(PlanningProblem problem, PlanShape shape, int[][] options, double[] visits, double targetRps, double[] shares)
    {
        (_problem, _pipeline, _shares) = (problem, shape.Pipeline, shares);
        _countsAccuracy = problem.Objective.Measure.Combination != AccuracyCombination.Product
            || _pipeline.Graph.Joins.All(j => _pipeline.Stages[j].Join is JoinRule.Mean or JoinRule.Product);
        _accuracies = [.. options.Select((of, s) => of.Select(o => problem.Stages[s][o].Accuracy).Distinct().OrderDescending().ToArray())];
        _least = [.. _accuracies.Select(a => a[^1])];
        _leastOther = [.. options.Select((of, s) => _accuracies[s].Select(a => of
            .Select(o => problem.Stages[s][o]).Where(o => o.Accuracy == a)
            .Min(o => -problem.Objective.PlanValue(0.0, o.ReplicasFor(targetRps * visits[s])!.Value * o.CostCores, o.MaxBatch))).ToArray())];
    }

    /// <summary>The loss of stages after <paramref name="stage"/>, those before it at the accuracies that are given; the others are overwritten.</summary>
    public double After(int stage, Span<double> accuracy)
    {
        for (int j = stage + 1; j < accuracy.Length; j++)
        {
            accuracy[j] = _accuracies[j][0];
        }

        double loss = 0.0;
        accuracy[stage] = _least[stage];
        for (int j = stage + 1; j < accuracy.Length; j++)
        {
            double most = Value(accuracy), least = double.PositiveInfinity;
            for (int k = 0; k < _accuracies[j].Length; k++)
            {
                accuracy[j] = _accuracies[j][k];
                double lost = _countsAccuracy && k > 0 ? most - Value(accuracy) : 0.0;
                least = Math.Min(least, lost + _leastOther[j][k]);
            }

            loss += least;
            accuracy[j] = _least[j];
        }

        return loss;
    }

    private double Value(ReadOnlySpan<double> accuracy) => _countsAccuracy
        ? _problem.Objective.PlanValue(_problem.Objective.Measure.Combine(_pipeline, accuracy, _shares), 0.0, 0.0)
        : 0.0;
}
