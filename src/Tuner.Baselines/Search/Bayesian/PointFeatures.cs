using System.Collections.Immutable;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Search.Bayesian;

/// <summary>
/// Points as numbers: at each stage the option's accuracy, logarithms of throughput and max batch, and cost of a replica, each scaled to [0, 1]
/// over the stage's options (0 where they are all alike).
/// </summary>
internal sealed class PointFeatures
{
    private static readonly ImmutableArray<Func<PlanOption, double>> Readings =
        [o => o.Accuracy, o => Math.Log(o.ThroughputRps), o => Math.Log(o.MaxBatch), o => o.CostCores];

    private readonly double[][][] _byStage;

    public PointFeatures(PlanningProblem problem) => _byStage = [.. problem.Stages.Select(Scaled)];

    /// <summary>Four numbers a stage.</summary>
    public double[] Of(int[] options) => [.. options.SelectMany((option, stage) => _byStage[stage][option])];

    private static double[][] Scaled(ImmutableArray<PlanOption> stage)
    {
        double[][] features = [.. stage.Select(o => Readings.Select(reading => reading(o)).ToArray())];
        for (int f = 0; f < Readings.Length; f++)
        {
            double least = features.Min(x => x[f]), span = features.Max(x => x[f]) - least;
            foreach (double[] x in features)
            {
                x[f] = span > 0.0 ? (x[f] - least) / span : 0.0;
            }
        }

        return features;
    }
}
