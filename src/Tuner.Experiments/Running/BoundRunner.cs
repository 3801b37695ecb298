using Tuner.Baselines.Reference.Bound;
using Tuner.Environment.Episodes;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Running;

/// <summary>Computes the model's bounds of an experiment that asks for them, some seeds at a time.</summary>
public static class BoundRunner
{
    /// <summary>Records the bounds of every seed's episode.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing of this point is recorded.</exception>
    public static void Run(Experiment experiment, RunDirectory directory, int jobs, CancellationToken cancellation)
    {
        if (experiment.Bound is not { } options)
        {
            return;
        }

        ParallelOptions parallel = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        BoundRow[] rows = new BoundRow[experiment.Seeds.Length];
        Parallel.For(0, rows.Length, parallel, i => rows[i] = Of(experiment, experiment.Seeds[i], options, cancellation));
        directory.RecordBounds(
            new CellKey(experiment.Pipeline.Name, experiment.Workload.Name, "bound", experiment.Seeds[0]) { Point = experiment.Point }, rows);
    }

    private static BoundRow Of(Experiment experiment, ulong seed, BoundOptions options, CancellationToken cancellation)
    {
        TuningEnvironment environment = experiment.Environment(experiment.Stretch);
        environment.Reset(seed);
        BoundResult result = ModelBound.Of(
            experiment.Pipeline,
            experiment.Objective,
            environment.Trace,
            environment.LengthIntervals,
            (int)experiment.Episode.IntervalSeconds,
            options,
            cancellation);
        return new BoundRow(seed, result.Score, result.PlanScore, result.Rounds);
    }
}
