using System.Globalization;
using System.Text;

namespace Tuner.Experiments.Analysis;

/// <summary>How policies stand to the references of a run as standard output shows it, an aligned table of at most 100 columns; no text where there are none.</summary>
public static class RegretTable
{
    /// <summary>One table per pipeline and workload: mean ± half width of the 95 % interval over seeds.</summary>
    public static string Text(RunSummary summary)
    {
        StringBuilder text = new();
        foreach (var workload in summary.Rows.GroupBy(r => (r.Pipeline, r.Workload)))
        {
            SummaryRow[] rows = [.. workload];
            ReferenceComparison[] known = [.. ReferenceComparison.All.Where(c => rows.Any(r => !double.IsNaN(r[c].Mean)))];
            if (known.Length == 0)
            {
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"\n{workload.Key.Pipeline} / {workload.Key.Workload}, regret: reference - policy; gap: its part from {rows[0].Opponent} to the reference\n");
            bool isSweep = rows[0].Point is not null;
            List<string[]> lines =
            [
                [.. isSweep ? [SummaryTable.Short(rows[0].Point!.Name)] : Array.Empty<string>(), "policy", .. known.Select(Title)],
                .. rows.Select(string[] (row) =>
                [
                    .. isSweep ? [SummaryTable.Short(row.Point!.Value)] : Array.Empty<string>(), SummaryTable.Short(row.Policy), .. known.Select(c => Cell(row, c)),
                ]),
            ];
            SummaryTable.Align(lines, leftColumns: isSweep ? 2 : 1, text);
            if (known.Any(IsOfModel))
            {
                text.Append("(model): nobody can do better in a fluid model; not an achieved score\n");
            }
        }

        return text.ToString();
    }

    private static bool IsOfModel(ReferenceComparison comparison) => comparison.Reference == ReferenceComparison.Bound;

    private static string Title(ReferenceComparison comparison) =>
        IsOfModel(comparison) ? "bound (model)"
        : comparison.IsGapClosed ? $"gap {comparison.Reference} %"
        : comparison.Reference;

    private static string Cell(SummaryRow row, ReferenceComparison comparison) => comparison.IsGapClosed
        ? SummaryTable.Of(row[comparison], 0, scale: 100.0)
        : SummaryTable.Of(row[comparison], 3);
}
