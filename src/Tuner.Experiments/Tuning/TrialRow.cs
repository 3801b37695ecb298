using Tuner.Environment.Statistics;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Tuning;

/// <summary>A row of trials.csv: one trial at one rung, or among the finalists. Means over the stretches; on each, over the points.</summary>
internal sealed record TrialRow : IRow<TrialRow>
{
    /// <summary>Played while trials were being chosen.</summary>
    public const string SearchPhase = "search";

    /// <summary>Played on fresh stretches.</summary>
    public const string FinalPhase = "final";

    private const string HalfWidth = "_ci95";

    public required string Phase { get; init; }

    /// <summary>0 for the lowest.</summary>
    public required int Rung { get; init; }

    public required int Trial { get; init; }

    /// <summary>NaN for a trial that failed, as all below.</summary>
    public required MeanInterval Score { get; init; }

    /// <summary>Minus the score of trial 0 on the same stretches; NaN for trial 0.</summary>
    public required MeanInterval ScoreDifference { get; init; }

    public required double Violations { get; init; }

    public required double Accuracy { get; init; }

    public required double CostCores { get; init; }

    public required double ChangesPerHour { get; init; }

    /// <summary>What differs from the options in force.</summary>
    public required string Options { get; init; }

    /// <summary>The row of a trial's plays.</summary>
    /// <param name="phase">Of the plays.</param>
    /// <param name="rung">Of the plays.</param>
    /// <param name="candidate">Whose plays.</param>
    /// <param name="plays">On stretches that the reference played too; none where it failed.</param>
    /// <param name="reference">Plays of trial 0.</param>
    public static TrialRow Of(string phase, int rung, Candidate candidate, IReadOnlyList<Play> plays, IReadOnlyList<Play> reference)
    {
        SortedDictionary<int, double> ours = ByStretch(plays), theirs = ByStretch(reference);
        return new TrialRow
        {
            Phase = phase,
            Rung = rung,
            Trial = candidate.Trial,
            Score = MeanInterval.Of(ours.Values),
            ScoreDifference = MeanInterval.Of(candidate.Trial == 0 ? [] : [.. ours.Select(s => s.Value - theirs[s.Key])]),
            Violations = Mean(plays, p => p.Summary.Violations),
            Accuracy = Mean(plays, p => p.Summary.Accuracy),
            CostCores = Mean(plays, p => p.Summary.CostCores),
            ChangesPerHour = Mean(plays, p => p.Summary.ChangesPerHour),
            Options = candidate.Text,
        };
    }

    public void Write(RowWriter to)
    {
        to.Put("phase", Phase);
        to.Put("rung", Rung);
        to.Put("trial", Trial);
        to.Put("stretches", Score.Count);
        to.Put("score", Score.Mean);
        to.Put("score" + HalfWidth, Score.HalfWidth);
        to.Put("score_difference", ScoreDifference.Mean);
        to.Put("score_difference" + HalfWidth, ScoreDifference.HalfWidth);
        to.Put("violations", Violations);
        to.Put("accuracy", Accuracy);
        to.Put("cost_cores", CostCores);
        to.Put("changes_per_hour", ChangesPerHour);
        to.Put("options", Options);
    }

    public static TrialRow Read(RowReader from)
    {
        int stretches = from.Whole("stretches"), trial = from.Whole("trial");
        return new TrialRow
        {
            Phase = from.Text("phase"),
            Rung = from.Whole("rung"),
            Trial = trial,
            Score = new MeanInterval(from.Number("score"), from.Number("score" + HalfWidth), stretches),
            ScoreDifference = new MeanInterval(
                from.Number("score_difference"), from.Number("score_difference" + HalfWidth), trial == 0 ? 0 : stretches),
            Violations = from.Number("violations"),
            Accuracy = from.Number("accuracy"),
            CostCores = from.Number("cost_cores"),
            ChangesPerHour = from.Number("changes_per_hour"),
            Options = from.Text("options"),
        };
    }

    private static SortedDictionary<int, double> ByStretch(IReadOnlyList<Play> plays) =>
        new(plays.GroupBy(p => p.Stretch).ToDictionary(g => g.Key, g => g.Average(p => p.Summary.Score)));

    private static double Mean(IReadOnlyList<Play> plays, Func<Play, double> of) =>
        plays.Select(of).Where(x => !double.IsNaN(x)).DefaultIfEmpty(double.NaN).Average();
}
