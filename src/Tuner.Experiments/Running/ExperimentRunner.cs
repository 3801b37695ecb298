using System.Collections.Concurrent;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Running;

/// <summary>Runs the cells of an experiment, at all points of its sweep, some at a time; what a cell records does not depend on how many.</summary>
public sealed class ExperimentRunner
{
    /// <summary>In the folder of a cell that failed: what happened, for whoever looks for the cause.</summary>
    public const string ErrorName = "error.txt";

    private readonly RunDirectory _directory;
    private readonly TimeProvider _time;
    private readonly Dictionary<Experiment, PlanCache> _plans;
    private readonly Cell[] _inOrder;
    private readonly Cell[] _cells;

    /// <summary>A runner over all cells of an experiment, the longest first.</summary>
    /// <param name="points">The experiment at every point of its sweep; at one, where nothing is swept.</param>
    /// <param name="directory">Takes what is recorded.</param>
    /// <param name="time">Times the decisions.</param>
    public ExperimentRunner(IReadOnlyList<Experiment> points, RunDirectory directory, TimeProvider time)
    {
        // What is swept may change any plan.
        _plans = points.ToDictionary(p => p, _ => new PlanCache(), (IEqualityComparer<Experiment>)ReferenceEqualityComparer.Instance);
        _inOrder = [.. points.SelectMany(e => e.Policies.SelectMany(p => e.Seeds.Select(seed => new Cell(e, p, seed))))];
        _directory = directory;
        _time = time;
        _cells = [.. _inOrder.OrderByDescending(Weight)];
        Progress = new WorkProgress([.. _cells.Select(Weight)]);
    }

    /// <summary>How far the run is.</summary>
    public WorkProgress Progress { get; }

    /// <summary>Runs all cells and returns what failed, by cell.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the cells that were complete stay recorded.</exception>
    public IReadOnlyList<(Cell Cell, Exception Error)> Run(int jobs, CancellationToken cancellation)
    {
        ConcurrentQueue<(Cell Cell, Exception Error)> failures = new();
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        int next = -1;
        Parallel.For(0, _cells.Length, parallel, _ =>
        {
            // Not the loop's own index: the longest cells are to start first, whatever ranges the loop hands to its threads.
            int index = Interlocked.Increment(ref next);
            Cell cell = _cells[index];
            try
            {
                RunCell(index, cell, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Enqueue((cell, e));
                File.WriteAllText(Path.Combine(_directory.CellFolder(cell.Key), ErrorName), e + "\n");
                Progress.Report(index, 1.0, $"{cell.Label} failed");
            }
        });
        return [.. failures.OrderBy(f => Array.IndexOf(_inOrder, f.Cell))];
    }

    private static double Weight(Cell cell) => cell.Policy.Kind.Weight(cell.Policy.Options);

    private void RunCell(int index, Cell cell, CancellationToken cancellation)
    {
        string label = cell.Label;
        Experiment experiment = cell.Experiment;
        double playing = 1.0 / Weight(cell);
        using CellRecorder recorder = _directory.Record(cell.Key);
        PolicyWork work = new(experiment, new SeedSequence(cell.Seed).Child("training"), _plans[experiment])
        {
            Log = new CellTrainingLog(recorder),
            Progress = part => Progress.Report(index, part * (1.0 - playing), $"{label} training"),
            Keep = recorder.Save,
            Cancellation = cancellation,
        };
        IPolicy policy = cell.Policy.Kind.Prepare(cell.Policy, work);
        TuningEnvironment environment = experiment.Environment(experiment.Stretch);
        IntervalRows rows = new(experiment.Pipeline, experiment.Objective);
        RunLatency latency = new();
        Rollout.Run(
            environment,
            policy,
            cell.Seed,
            step =>
            {
                recorder.Append(rows.Next(step.Report, step.Score, step.Decision, step.Note));
                latency.Add(step.Report);
                recorder.Append(new TimingRow(step.Interval, step.DecisionTime.TotalMilliseconds));
                double played = (step.Interval + 1.0) / environment.LengthIntervals;
                Progress.Report(index, 1.0 - (playing * (1.0 - played)), label);
            },
            _time,
            cancellation);
        foreach (LatencyRow row in latency.Rows())
        {
            recorder.Append(row);
        }

        recorder.Complete();
    }
}
