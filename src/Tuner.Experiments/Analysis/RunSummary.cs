using Tuner.Environment.Statistics;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Analysis;

/// <summary>What a run folder amounts to, read from its files alone.</summary>
public sealed class RunSummary
{
    private readonly Dictionary<(string Pipeline, string Workload, SweepPoint? Point, string Policy), double> _decideMs;

    private RunSummary(
        IReadOnlyList<CellSummary> cells,
        IReadOnlyList<SummaryRow> rows,
        Dictionary<(string, string, SweepPoint?, string), double> decideMs)
    {
        Cells = cells;
        Rows = rows;
        _decideMs = decideMs;
    }

    /// <summary>Every completed run.</summary>
    public IReadOnlyList<CellSummary> Cells { get; }

    /// <summary>By pipeline, workload, point of the sweep and policy; within a point the best score first.</summary>
    public IReadOnlyList<SummaryRow> Rows { get; }

    /// <summary>Summarises the completed cells of a run.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="opponent">The policy that scores are compared to, on common seeds.</param>
    public static RunSummary Load(RunDirectory run, string opponent = "solver")
    {
        List<CellSummary> cells = [];
        Dictionary<(string, string, SweepPoint?, string), List<double>> decideMs = [];
        foreach (CellKey cell in run.DoneCells())
        {
            cells.Add(CellSummary.Of(cell, run.Intervals(cell), run.Latencies(cell)));
            (string, string, SweepPoint?, string) key = (cell.Pipeline, cell.Workload, cell.Point, cell.Policy);
            if (!decideMs.TryGetValue(key, out List<double>? times))
            {
                decideMs[key] = times = [];
            }

            times.AddRange(run.Timing(cell).Select(t => t.DecideMs));
        }

        return new RunSummary(
            cells,
            Summarise(cells, opponent, run),
            decideMs.ToDictionary(pair => pair.Key, pair => Quantiles.Of(pair.Value, 0.5)));
    }

    /// <summary>Median milliseconds of a decision over all seeds, from the timing files; NaN where there are none.</summary>
    public double MedianDecideMs(SummaryRow row) =>
        _decideMs.GetValueOrDefault((row.Pipeline, row.Workload, row.Point, row.Policy), double.NaN);

    /// <summary>Writes summary.csv into the run folder.</summary>
    public void Save(RunDirectory run) => RowFile.Write(Path.Combine(run.Root, "summary.csv"), Rows);

    private static List<SummaryRow> Summarise(List<CellSummary> cells, string opponent, RunDirectory run)
    {
        List<SummaryRow> rows = [];
        foreach (var workload in cells.GroupBy(c => (c.Cell.Pipeline, c.Cell.Workload, c.Cell.Point)))
        {
            CellSummary[] opponentRuns = [.. workload.Where(c => c.Cell.Policy == opponent)];
            Dictionary<string, IReadOnlyDictionary<ulong, double>> references = workload
                .GroupBy(c => c.Cell.Policy)
                .ToDictionary(policy => policy.Key, IReadOnlyDictionary<ulong, double> (policy) => policy.ToDictionary(c => c.Cell.Seed, c => c.Score));
            references[ReferenceComparison.Bound] = run.Bounds(workload.First().Cell).ToDictionary(b => b.Seed, b => b.Bound);
            rows.AddRange(workload
                .GroupBy(c => c.Cell.Policy)
                .Select(policy => SummaryRow.Of([.. policy], opponent, opponentRuns, references))
                .OrderByDescending(row => row[Metric.Score].Mean)
                .ThenBy(row => row.Policy, StringComparer.Ordinal));
        }

        return rows;
    }
}
