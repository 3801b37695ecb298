using System.Globalization;
using System.Text;
using System.Text.Json;
using Tuner.Environment.Statistics;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Analysis;

/// <summary>A summary as standard output shows it: an aligned table of at most 120 columns, CSV, or JSON.</summary>
public static class SummaryTable
{
    private const int WidestName = 20;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>
    /// One table per pipeline and workload: mean ± half width of the 95 % interval over seeds. Where something is swept, its value
    /// comes first, and goodput and latency stand for what a sweep is less about.
    /// </summary>
    public static string Text(RunSummary summary)
    {
        StringBuilder text = new();
        foreach (var workload in summary.Rows.GroupBy(r => (r.Pipeline, r.Workload)))
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            SummaryRow[] rows = [.. workload];
            text.Append(CultureInfo.InvariantCulture, $"{workload.Key.Pipeline} / {workload.Key.Workload}, {Seeds(rows)}\n");
            string resource = rows.Any(r => r[Metric.PaidGpuShare].Mean > 0.0) ? "cores+GPU" : "cores";
            string difference = $"score - {Short(rows[0].Opponent)}  ";
            List<string[]> lines = rows[0].Point is { } point
                ?
                [
                    [Short(point.Name), "policy", "score", resource, "violations %", "goodput RPS", "p99 ms", difference],
                    .. rows.Select(PointLine),
                ]
                :
                [
                    ["policy", "score", "accuracy", resource, "violations %", "changes/h", "decide ms", difference],
                    .. rows.Select(row => Line(row, summary.MedianDecideMs(row))),
                ];
            Align(lines, leftColumns: rows[0].Point is null ? 1 : 2, text);
            if (rows.Any(r => r.Beats))
            {
                text.Append("* the paired 95 % interval lies above zero\n");
            }
        }

        return text.ToString();
    }

    /// <summary>As summary.csv.</summary>
    public static string Csv(RunSummary summary) => RowFile.Text(summary.Rows);

    /// <summary>An array with an object per row; null where there is no number.</summary>
    public static string Json(RunSummary summary)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Indented))
        {
            json.WriteStartArray();
            foreach (SummaryRow row in summary.Rows)
            {
                json.WriteStartObject();
                json.WriteString("pipeline", row.Pipeline);
                json.WriteString("workload", row.Workload);
                json.WriteString("swept", row.Point?.Name);
                json.WriteString("sweptValue", row.Point?.Value);
                json.WriteString("policy", row.Policy);
                json.WriteNumber("seeds", row.Seeds);
                foreach (Metric metric in Metric.All)
                {
                    Write(json, JsonNamingPolicy.CamelCase.ConvertName(Camel(metric.Name)), row[metric]);
                }

                json.WriteString("opponent", row.Opponent);
                Write(json, "scoreDifference", row.ScoreDifference);
                json.WriteBoolean("beatsOpponent", row.Beats);
                foreach (ReferenceComparison comparison in ReferenceComparison.All)
                {
                    Write(json, JsonNamingPolicy.CamelCase.ConvertName(Camel(comparison.Name)), row[comparison]);
                }

                Write(json, "decideMsMedian", summary.MedianDecideMs(row));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static string[] Line(SummaryRow row, double decideMs) =>
    [
        Short(row.Policy),
        Of(row[Metric.Score], 3),
        Of(row[Metric.Accuracy], 3),
        Resource(row),
        Of(row[Metric.Violations], 2, scale: 100.0),
        Number(row[Metric.ChangesPerHour].Mean, 1),
        Number(decideMs, 3),
        Difference(row),
    ];

    private static string[] PointLine(SummaryRow row) =>
    [
        Short(row.Point!.Value),
        Short(row.Policy),
        Of(row[Metric.Score], 3),
        Resource(row),
        Of(row[Metric.Violations], 2, scale: 100.0),
        Of(row[Metric.GoodputRps], 1),
        Of(row[Metric.LatencyP99Seconds], 0, scale: 1000.0),
        Difference(row),
    ];

    private static string Difference(SummaryRow row) =>
        (row.ScoreDifference.Mean > 0.0 ? "+" : "") + Of(row.ScoreDifference, 3) + (row.Beats ? " *" : "  ");

    private static string Resource(SummaryRow row)
    {
        string resource = Of(row[Metric.PaidCores], 1);
        if (row[Metric.PaidGpuShare].Mean > 0.0)
        {
            resource += "+" + Number(row[Metric.PaidGpuShare].Mean, 2);
        }

        return resource;
    }

    internal static string Seeds(SummaryRow[] rows)
    {
        (int least, int most) = (rows.Min(r => r.Seeds), rows.Max(r => r.Seeds));
        return least != most ? $"{least} to {most} seeds" : most == 1 ? "1 seed" : $"{most} seeds";
    }

    internal static string Short(string name) => name.Length <= WidestName ? name : name[..(WidestName - 1)] + "~";

    internal static string Of(MeanInterval interval, int digits, double scale = 1.0) => double.IsNaN(interval.HalfWidth)
        ? Number(interval.Mean * scale, digits)
        : $"{Number(interval.Mean * scale, digits)} ± {Number(interval.HalfWidth * scale, digits)}";

    private static string Number(double value, int digits) =>
        double.IsNaN(value) ? "-" : (Math.Round(value, digits) + 0.0).ToString("F" + digits, CultureInfo.InvariantCulture);

    internal static void Align(List<string[]> lines, int leftColumns, StringBuilder text)
    {
        int[] widths = [.. Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length))];
        foreach (string[] line in lines)
        {
            IEnumerable<string> cells = line.Select(
                (cell, column) => column < leftColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
    }

    private static string Camel(string snake) => string.Concat(snake.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static void Write(Utf8JsonWriter json, string name, MeanInterval interval)
    {
        Write(json, name, interval.Mean);
        Write(json, name + "Ci95", interval.HalfWidth);
    }

    private static void Write(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
