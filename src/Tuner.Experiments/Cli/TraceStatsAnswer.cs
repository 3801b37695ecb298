using System.Globalization;
using System.Text;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Experiments.Cli;

/// <summary>What tuner trace stats answers; the JSON has these names in camelCase.</summary>
internal sealed record TraceStatsAnswer
{
    public required string File { get; init; }

    public required IReadOnlyList<string> Provenance { get; init; }

    /// <summary>True where the file marks what is missing; else runs of zeros are taken for it.</summary>
    public required bool MarksMissing { get; init; }

    public required TraceSummary Summary { get; init; }

    public static TraceStatsAnswer Of(string path, TraceFile trace) => new()
    {
        File = path,
        Provenance = trace.Header.Provenance,
        MarksMissing = trace.Header.MarksMissing,
        Summary = TraceSummary.Of(trace.Seconds, trace.Requests),
    };

    public string Text()
    {
        StringBuilder text = new();
        CultureInfo culture = CultureInfo.InvariantCulture;
        TraceStatistics s = Summary.Seconds;
        text.Append(culture, $"{File}\n");
        foreach (string line in Provenance)
        {
            text.Append(culture, $"  {line}\n");
        }

        string missing = MarksMissing ? "as the file marks" : "long runs of zeros";
        text.Append(culture, $"\n  seconds      known {s.Seconds}   missing {s.MissingSeconds} ({missing})\n");
        text.Append(culture, $"  requests     {s.TotalRequests}\n");
        text.Append(culture, $"  level        mean {Number(s.MeanRps)}   min {Number(s.MinRps)}   max {Number(s.MaxRps)}   max/mean {Number(Summary.PeakToMean)}   CV {Number(s.Cv)}\n");
        text.Append(culture, $"  quantiles    50 % {Number(s.P50Rps)}   95 % {Number(s.P95Rps)}   99 % {Number(s.P99Rps)}   99.9 % {Number(s.P999Rps)}\n");
        text.Append(culture, $"  dispersion   1 s {Number(Summary.Dispersion1)}   10 s {Number(Summary.Dispersion10)}   60 s {Number(Summary.Dispersion60)}   (variance/mean)\n");
        text.Append(culture, $"  correlation  1 min {Number(Summary.Correlation1Minute)}   5 min {Number(Summary.Correlation5Minutes)}   60 min {Number(Summary.Correlation60Minutes)}\n");
        text.Append(culture, $"  zeros        {Summary.ZeroSeconds} s in {s.ZeroRuns} runs, the longest {s.LongestZeroRunSeconds} s\n");
        if (s.MissingSeconds > 0)
        {
            text.Append(culture, $"  as silence   mean {Number(Summary.MeanOfAllRps)}   zeros {Summary.ZeroSecondsOfAll} s   (were the missing seconds silent)\n");
        }

        if (double.IsFinite(Summary.GapCv))
        {
            text.Append(culture, $"  gaps         CV {Number(Summary.GapCv)}\n");
        }

        return text.ToString();
    }

    /// <summary>A hyphen where there is no number: too short for it.</summary>
    private static string Number(double value) =>
        double.IsFinite(value) ? value.ToString("0.####", CultureInfo.InvariantCulture) : "-";
}
