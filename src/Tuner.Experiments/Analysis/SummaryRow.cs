using Tuner.Environment.Statistics;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Analysis;

/// <summary>
/// One policy on one workload, where something is swept at one point of it, over its seeds: a row of summary.csv. Means with half widths of 95 % intervals by Student's t
/// (empty with fewer than two seeds). No number of it was measured by a clock.
/// </summary>
public sealed record SummaryRow : IRow<SummaryRow>
{
    private const string HalfWidth = "_ci95";
    private readonly Dictionary<string, MeanInterval> _values;

    private SummaryRow(Dictionary<string, MeanInterval> values) => _values = values;

    /// <summary>Pipeline.</summary>
    public required string Pipeline { get; init; }

    /// <summary>Workload.</summary>
    public required string Workload { get; init; }

    /// <summary>The point of the sweep; null where nothing is swept.</summary>
    public required SweepPoint? Point { get; init; }

    /// <summary>Policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Runs averaged.</summary>
    public required int Seeds { get; init; }

    /// <summary>The policy that the score is compared to.</summary>
    public required string Opponent { get; init; }

    /// <summary>Score minus the opponent's on the seeds that both ran; NaN for the opponent itself and without a common seed.</summary>
    public required MeanInterval ScoreDifference { get; init; }

    /// <summary>True where the paired interval lies above zero: the policy beats the opponent.</summary>
    public bool Beats => ScoreDifference.Low > 0.0;

    /// <summary>A metric over the seeds.</summary>
    public MeanInterval this[Metric metric] => _values[metric.Name];

    /// <summary>How it stands to a reference over the seeds.</summary>
    public MeanInterval this[ReferenceComparison comparison] => _values[comparison.Name];

    /// <summary>The row of runs that differ in their seed alone.</summary>
    /// <param name="runs">One or more.</param>
    /// <param name="opponent">Who the score is compared to.</param>
    /// <param name="opponentRuns">Its runs.</param>
    /// <param name="references">Scores by seed of the references that there are, by their names.</param>
    public static SummaryRow Of(
        IReadOnlyList<CellSummary> runs,
        string opponent,
        IReadOnlyList<CellSummary> opponentRuns,
        IReadOnlyDictionary<string, IReadOnlyDictionary<ulong, double>> references)
    {
        CellKey cell = runs[0].Cell;
        Dictionary<ulong, double> theirs = opponentRuns.ToDictionary(r => r.Cell.Seed, r => r.Score);
        double[] differences = cell.Policy == opponent
            ? []
            : [.. runs.Where(r => theirs.ContainsKey(r.Cell.Seed)).Select(r => r.Score - theirs[r.Cell.Seed])];
        Dictionary<string, MeanInterval> values = Metric.All.ToDictionary(
            m => m.Name, m => MeanInterval.Of([.. runs.Select(m.Of).Where(x => !double.IsNaN(x))]));
        Dictionary<ulong, double> ours = runs.ToDictionary(r => r.Cell.Seed, r => r.Score);
        foreach (ReferenceComparison comparison in ReferenceComparison.All)
        {
            values[comparison.Name] = references.TryGetValue(comparison.Reference, out IReadOnlyDictionary<ulong, double>? scores)
                ? comparison.Of(cell.Policy, ours, opponent, theirs, scores)
                : MeanInterval.Of([]);
        }

        return new SummaryRow(values)
        {
            Pipeline = cell.Pipeline,
            Workload = cell.Workload,
            Point = cell.Point,
            Policy = cell.Policy,
            Seeds = runs.Count,
            Opponent = opponent,
            ScoreDifference = MeanInterval.Of(differences),
        };
    }

    /// <inheritdoc/>
    public void Write(RowWriter to)
    {
        to.Put("pipeline", Pipeline);
        to.Put("workload", Workload);
        to.Put("swept", Point?.Name ?? string.Empty);
        to.Put("swept_value", Point?.Value ?? string.Empty);
        to.Put("policy", Policy);
        to.Put("seeds", Seeds);
        foreach (Metric metric in Metric.All)
        {
            to.Put(metric.Name, this[metric].Mean);
            to.Put(metric.Name + HalfWidth, this[metric].HalfWidth);
        }

        to.Put("opponent", Opponent);
        to.Put("common_seeds", ScoreDifference.Count);
        to.Put("score_difference", ScoreDifference.Mean);
        to.Put("score_difference" + HalfWidth, ScoreDifference.HalfWidth);
        foreach (ReferenceComparison comparison in ReferenceComparison.All)
        {
            to.Put(comparison.Name, this[comparison].Mean);
            to.Put(comparison.Name + HalfWidth, this[comparison].HalfWidth);
        }
    }

    /// <inheritdoc/>
    public static SummaryRow Read(RowReader from)
    {
        int seeds = from.Whole("seeds");
        string swept = from.Text("swept");
        MeanInterval Interval(string name, int count) => new(from.Number(name), from.Number(name + HalfWidth), count);
        string[] names = [.. Metric.All.Select(m => m.Name), .. ReferenceComparison.All.Select(c => c.Name)];
        return new SummaryRow(names.ToDictionary(name => name, name => Interval(name, seeds)))
        {
            Pipeline = from.Text("pipeline"),
            Workload = from.Text("workload"),
            Point = swept.Length == 0 ? null : new SweepPoint(swept, from.Text("swept_value")),
            Policy = from.Text("policy"),
            Seeds = seeds,
            Opponent = from.Text("opponent"),
            ScoreDifference = Interval("score_difference", from.Whole("common_seeds")),
        };
    }
}
