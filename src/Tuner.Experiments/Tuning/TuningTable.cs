using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tuner.Environment.Statistics;
using Tuner.Experiments.Analysis;

namespace Tuner.Experiments.Tuning;

/// <summary>A search as text: the trials it chose by, the finalists on fresh stretches, and the winner as overrides and as YAML.</summary>
internal static class TuningTable
{
    private const int MostTrials = 10;

    public static string Text(TuningResult result)
    {
        StringBuilder text = new();
        TuningTask task = result.Task;
        string rungs = string.Join(", ", result.Rungs.Select(r => $"{r.Trials} x {r.Stretches}"));
        text.Append(CultureInfo.InvariantCulture, $"{task.Policy}, {(task.Options.Method == SearchMethod.Random ? "random search" : "successive halving")}: {rungs} validation stretches\n");
        text.Append(CultureInfo.InvariantCulture, $"space{(task.IsSpaceOfKind ? ", the kind's own since the file gives none" : string.Empty)}:\n");
        foreach (SearchDimension dimension in task.Space)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {dimension}\n");
        }

        int trials = result.Ranking.Length + result.Failed.Length;
        if (trials < task.Options.Trials)
        {
            text.Append(CultureInfo.InvariantCulture, $"{trials} of {task.Options.Trials} trials: 100 draws in a row brought none that is new and sound\n");
        }

        text.Append("\nbest trials of the search; chosen by these scores, which are biased upward for that\n");
        Table(Best(result), text);
        text.Append(CultureInfo.InvariantCulture, $"\nfinalists on {result.Finals[0].Score.Count} fresh validation stretches\n");
        Table(result.Finals, text);
        if (result.Finals.Any(Beats))
        {
            text.Append("* the paired 95 % interval lies above zero\n");
        }

        return text.Append(Winner(result)).ToString();
    }

    /// <summary>True where the paired interval lies above zero.</summary>
    public static bool Beats(TrialRow row) => row.ScoreDifference.Low > 0.0;

    private static string Winner(TuningResult result)
    {
        StringBuilder text = new();
        if (result.Winner.Trial == 0)
        {
            return "\nThe options in force stay: no finalist scores more on the fresh stretches.\n";
        }

        text.Append(CultureInfo.InvariantCulture, $"\ntrial {result.Winner.Trial}{(Beats(result.Finals[0]) ? string.Empty : ", though the interval of its gain has zero in it")}:\n");
        if (result.ByPoint.Length > 1)
        {
            SummaryTable.Align(
                [
                    ["  where", "score", "score - trial 0  ", "violations %", "changes/h"],
                    .. result.ByPoint.Select(p => Line(p.Row) is var line
                        ? (string[])[$"  {p.Point.PipelineAtPoint} / {p.Point.Workload}", line[2], line[3], line[4], line[5]]
                        : []),
                ],
                1,
                text);
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{string.Join(' ', result.Overrides.Select(o => $"--set {o}"))}\n\n");
        return text.Append(TuningRecord.Yaml(result.Winner.Definition(0))).ToString();
    }

    /// <summary>The first ones, and trial 0 where it is not among them.</summary>
    private static IEnumerable<TrialRow> Best(TuningResult result) => result.Ranking.Where((row, place) => place < MostTrials || row.Trial == 0);

    private static void Table(IEnumerable<TrialRow> rows, StringBuilder text)
    {
        List<string[]> lines = [["trial", "stretches", "score", "score - trial 0  ", "violations %", "changes/h", "options"], .. rows.Select(Line)];
        int widest = lines.Max(line => line[^1].Length);
        foreach (string[] line in lines)
        {
            line[^1] = line[^1].PadRight(widest);
        }

        SummaryTable.Align(lines, 0, text);
    }

    private static string[] Line(TrialRow row) =>
    [
        row.Trial.ToString(CultureInfo.InvariantCulture),
        row.Score.Count.ToString(CultureInfo.InvariantCulture),
        SummaryTable.Of(row.Score, 4),
        row.Trial == 0 ? "  " : (row.ScoreDifference.Mean > 0.0 ? "+" : "") + SummaryTable.Of(row.ScoreDifference, 4) + (Beats(row) ? " *" : "  "),
        SummaryTable.Of(new MeanInterval(row.Violations, double.NaN, 0), 2, scale: 100.0),
        SummaryTable.Of(new MeanInterval(row.ChangesPerHour, double.NaN, 0), 1),
        row.Options,
    ];
}
