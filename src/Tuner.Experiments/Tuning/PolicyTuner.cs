using System.Collections.Immutable;
using Tuner.Environment.Randomness;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Running;

namespace Tuner.Experiments.Tuning;

/// <summary>
/// Searches the options of a policy on validation stretches: rung by rung, then the best and trial 0 on fresh stretches. The result depends on
/// the task alone, not on how many play at once.
/// </summary>
internal sealed class PolicyTuner
{
    private readonly TuningTask _task;
    private readonly ImmutableArray<Candidate> _candidates;
    private readonly TuningRecord _record;
    private readonly Func<WorkProgress, IDisposable> _show;
    private readonly int _jobs;
    private readonly List<Play> _plays = [];
    private readonly List<TrialRow> _ranking = [];

    /// <summary>A tuner of candidates, trial 0 first.</summary>
    /// <param name="task">What is wanted.</param>
    /// <param name="candidates">Trial 0 and the drawn ones.</param>
    /// <param name="record">Takes rows after each rung.</param>
    /// <param name="show">Shows the progress of a rung until disposed.</param>
    /// <param name="jobs">How many play at once.</param>
    public PolicyTuner(
        TuningTask task, ImmutableArray<Candidate> candidates, TuningRecord record, Func<WorkProgress, IDisposable> show, int jobs)
    {
        (_task, _candidates, _record, _show, _jobs) = (task, candidates, record, show, jobs);
        Rungs = RungPlan.Of(task.Options, candidates.Length);
        SearchStretches = Seeds("stretch");
        FinalStretches = Seeds("fresh-stretch");
    }

    /// <summary>The rungs, the lowest first.</summary>
    public ImmutableArray<Rung> Rungs { get; }

    /// <summary>Seeds of the stretches that trials are chosen on; a rung takes the first ones.</summary>
    public ImmutableArray<ulong> SearchStretches { get; }

    /// <summary>Seeds of the stretches that the finalists play.</summary>
    public ImmutableArray<ulong> FinalStretches { get; }

    /// <summary>Searches.</summary>
    /// <exception cref="InvalidOperationException">The options in force cannot be played: there is nothing to compare with.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what the rungs before brought is recorded.</exception>
    public TuningResult Run(CancellationToken cancellation)
    {
        ImmutableArray<Candidate> left = _candidates;
        for (int rung = 0; rung < Rungs.Length; rung++)
        {
            left = PlayRung(rung, left, cancellation);
        }

        Candidate[] finalists = [_candidates[0], .. left.Where(c => c.Trial != 0).Take(_task.Options.Finalists)];
        IReadOnlyList<Play> plays = Played(finalists, FinalStretches, 0, FinalStretches.Length, cancellation);
        ImmutableArray<TrialRow> finals =
            [.. Ranked(finalists.Where(c => c.Failure is null).Select(c => Row(TrialRow.FinalPhase, Rungs.Length, c, plays)))];
        _record.Add(TrialRow.FinalPhase, plays, finals.OrderBy(r => r.Trial));
        Candidate winner = _candidates[finals[0].Trial];
        _record.SaveBest(winner.Definition(0));
        return new TuningResult
        {
            Task = _task,
            Rungs = Rungs,
            Ranking = [.. _ranking.OrderByDescending(r => r.Rung).ThenByDescending(r => r.Score.Mean).ThenBy(r => r.Trial)],
            Finals = finals,
            Winner = winner,
            ByPoint =
            [
                .. plays.GroupBy(p => (p.Summary.Cell.Pipeline, p.Summary.Cell.Workload, p.Summary.Cell.Point))
                    .Select(g => (g.First().Summary.Cell, Row(TrialRow.FinalPhase, Rungs.Length, winner, [.. g]))),
            ],
            Failed = [.. _candidates.Where(c => c.Failure is not null)],
        };
    }

    /// <summary>Plays what the rung adds to the one below; the trials that go on, the best first, with trial 0.</summary>
    private ImmutableArray<Candidate> PlayRung(int rung, ImmutableArray<Candidate> players, CancellationToken cancellation)
    {
        int from = rung == 0 ? 0 : Rungs[rung - 1].Stretches;
        IReadOnlyList<Play> plays = Played(players, SearchStretches, from, Rungs[rung].Stretches, cancellation);
        _plays.AddRange(plays);
        TrialRow[] rows =
            [.. Ranked(players.Where(c => c.Failure is null).Select(c => Row(TrialRow.SearchPhase, rung, c, _plays)))];
        _record.Add(TrialRow.SearchPhase, plays, rows.OrderBy(r => r.Trial));
        HashSet<int> played = [.. rows.Select(r => r.Trial)];
        _ranking.RemoveAll(r => played.Contains(r.Trial));
        _ranking.AddRange(rows);
        int going = rung + 1 < Rungs.Length ? Rungs[rung + 1].Trials : rows.Length;
        ImmutableArray<Candidate> left = [.. rows.Where((r, place) => place < going || r.Trial == 0).Select(r => _candidates[r.Trial])];
        foreach (Candidate candidate in players.Except(left))
        {
            candidate.Retire();
        }

        return left;
    }

    private IReadOnlyList<Play> Played(
        IReadOnlyList<Candidate> players, ImmutableArray<ulong> stretches, int from, int to, CancellationToken cancellation)
    {
        StretchPlayer player = new(players, stretches, from, to);
        using IDisposable display = _show(player.Progress);
        IReadOnlyList<Play> plays = player.Run(_jobs, cancellation);
        return _candidates[0].Failure is { } failure
            ? throw new InvalidOperationException($"the options in force of '{_task.Policy}' cannot be played: {failure}")
            : plays;
    }

    private static TrialRow Row(string phase, int rung, Candidate candidate, IReadOnlyList<Play> plays) => TrialRow.Of(
        phase, rung, candidate, [.. plays.Where(p => p.Trial == candidate.Trial)], [.. plays.Where(p => p.Trial == 0)]);

    private static IEnumerable<TrialRow> Ranked(IEnumerable<TrialRow> rows) => rows.OrderByDescending(r => r.Score.Mean).ThenBy(r => r.Trial);

    private ImmutableArray<ulong> Seeds(string name)
    {
        SeedSequence seeds = new((ulong)_task.Options.Seed);
        return [.. Enumerable.Range(0, _task.Options.Stretches).Select(i => seeds.Derive(name, i))];
    }
}
