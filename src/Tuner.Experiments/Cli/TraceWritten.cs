using System.Globalization;
using System.Text;
using Tuner.Environment.Workloads.Traces;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Cli;

/// <summary>A trace that was written to a file: what a command answers then.</summary>
internal sealed record TraceWritten
{
    public required string Out { get; init; }

    /// <summary>counts or timestamps.</summary>
    public required string As { get; init; }

    /// <summary>Missing ones included.</summary>
    public required int Seconds { get; init; }

    public required int MissingSeconds { get; init; }

    public required long Requests { get; init; }

    public required double MeanRps { get; init; }

    public required double MaxRps { get; init; }

    public required IReadOnlyList<string> Provenance { get; init; }

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="ArgumentException">It cannot be written.</exception>
    public static TraceWritten To(string path, SecondTrace seconds, RequestTrace? requests, IReadOnlyList<string> provenance)
    {
        CommandLine.Open<object?>("--out", path, () =>
        {
            AtomicFile.Write(path, stream =>
            {
                using StreamWriter writer = new(stream);
                if (requests is null)
                {
                    TraceWriter.Write(writer, seconds, provenance);
                }
                else
                {
                    TraceWriter.Write(writer, requests, provenance);
                }
            });
            return null;
        });
        TraceStatistics statistics = seconds.Statistics();
        return new TraceWritten
        {
            Out = path,
            As = requests is null ? TraceOptions.Counts : TraceOptions.Timestamps,
            Seconds = seconds.LengthSeconds,
            MissingSeconds = statistics.MissingSeconds,
            Requests = statistics.TotalRequests,
            MeanRps = statistics.MeanRps,
            MaxRps = statistics.MaxRps,
            Provenance = provenance,
        };
    }

    public string Text()
    {
        StringBuilder text = new();
        CultureInfo culture = CultureInfo.InvariantCulture;
        text.Append(culture, $"{Out}: {Seconds} s, {MissingSeconds} of them missing, {Requests} requests ({As})\n");
        text.Append(culture, $"  mean {MeanRps:0.####} requests/s, max {MaxRps:0.####}\n");
        foreach (string line in Provenance)
        {
            text.Append(culture, $"  {line}\n");
        }

        return text.ToString();
    }
}
