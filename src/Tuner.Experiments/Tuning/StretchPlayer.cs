using System.Collections.Immutable;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Experiments.Analysis;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Running;

namespace Tuner.Experiments.Tuning;

/// <summary>
/// Plays candidates on the validation stretches of given seeds, some at a time; every candidate meets the same stretches. Stretch i meets the
/// policy that the experiment's seed i modulo their number trained, where it learns.
/// </summary>
internal sealed class StretchPlayer
{
    private readonly ImmutableArray<ulong> _stretches;
    private readonly int _from, _to;
    private readonly Unit[] _units;

    /// <summary>A player of the stretches from one up to another.</summary>
    /// <param name="candidates">Who plays.</param>
    /// <param name="stretches">Their seeds.</param>
    /// <param name="from">The first.</param>
    /// <param name="to">Behind the last.</param>
    public StretchPlayer(IReadOnlyList<Candidate> candidates, ImmutableArray<ulong> stretches, int from, int to)
    {
        (_stretches, _from, _to) = (stretches, from, to);
        _units =
        [
            .. from candidate in candidates
               from point in Enumerable.Range(0, candidate.Points.Count)
               from training in Enumerable.Range(0, candidate.Points[point].Seeds.Length)
               where Stretches(candidate.Points[point], training).Any()
               select new Unit(candidate, point, training),
        ];
        Progress = new WorkProgress([.. _units.Select(u => (double)Stretches(u.Experiment, u.TrainingSeed).Count())]);
    }

    /// <summary>How far it is.</summary>
    public WorkProgress Progress { get; }

    /// <summary>All plays, of each candidate by point and stretch; none of a candidate that failed, whose failure is noted.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<Play> Run(int jobs, CancellationToken cancellation)
    {
        Play[][] plays = new Play[_units.Length][];
        Exception?[] errors = new Exception?[_units.Length];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        Parallel.For(0, _units.Length, parallel, i =>
        {
            try
            {
                plays[i] = PlayUnit(i, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                errors[i] = e;
                Progress.Report(i, 1.0, $"{_units[i].Label} failed");
            }
        });
        for (int i = 0; i < errors.Length; i++)
        {
            _units[i].Candidate.Failure ??= errors[i]?.Message;
        }

        return
        [
            .. plays.Where((_, i) => _units[i].Candidate.Failure is null).SelectMany((p, i) => p.Select(play => (Play: play, Unit: i)))
                .OrderBy(p => p.Play.Trial).ThenBy(p => p.Play.Stretch).ThenBy(p => p.Unit)
                .Select(p => p.Play),
        ];
    }

    private IEnumerable<int> Stretches(Experiment experiment, int training) =>
        Enumerable.Range(_from, _to - _from).Where(i => i % experiment.Seeds.Length == training);

    private Play[] PlayUnit(int index, CancellationToken cancellation)
    {
        Unit unit = _units[index];
        PolicyDefinition definition = unit.Candidate.Definition(unit.Point);
        double weight = definition.Kind.Weight(definition.Options), preparing = 1.0 - (1.0 / weight);
        IPolicy policy = unit.Candidate.Prepared(unit.Point, unit.TrainingSeed, d => d.Kind.Prepare(
            d,
            new PolicyWork(
                unit.Experiment,
                new SeedSequence(unit.Experiment.Seeds[unit.TrainingSeed]).Child("training"),
                unit.Candidate.Plans[unit.Point])
            {
                Plans = unit.Candidate.Plans[unit.Point],
                Progress = part => Progress.Report(index, part * preparing, $"{unit.Label} training"),
                Cancellation = cancellation,
            }));
        int[] stretches = [.. Stretches(unit.Experiment, unit.TrainingSeed)];
        TuningEnvironment environment = unit.Experiment.Environment(Stretch.Validation);
        Play[] plays = new Play[stretches.Length];
        for (int i = 0; i < plays.Length; i++)
        {
            plays[i] = PlayOne(unit, policy, environment, stretches[i], cancellation);
            Progress.Report(index, preparing + ((1.0 - preparing) * (i + 1.0) / plays.Length), unit.Label);
        }

        return plays;
    }

    private Play PlayOne(Unit unit, IPolicy policy, TuningEnvironment environment, int stretch, CancellationToken cancellation)
    {
        IntervalRows rows = new(unit.Experiment.Pipeline, unit.Experiment.Objective);
        List<IntervalRow> played = [];
        Rollout.Run(
            environment,
            policy,
            _stretches[stretch],
            step => played.Add(rows.Next(step.Report, step.Score, step.Decision, step.Note)),
            cancellation: cancellation);
        CellKey cell = new Cell(unit.Experiment, unit.Candidate.Definition(unit.Point), _stretches[stretch]).Key;
        return new Play(unit.Candidate.Trial, stretch, CellSummary.Of(cell, played));
    }

    /// <summary>A policy that is prepared once and plays its stretches in turn.</summary>
    private sealed record Unit(Candidate Candidate, int Point, int TrainingSeed)
    {
        public Experiment Experiment => Candidate.Points[Point];

        public string Label => $"trial {Candidate.Trial}";
    }
}
