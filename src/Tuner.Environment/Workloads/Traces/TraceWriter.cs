using System.Globalization;

namespace Tuner.Environment.Workloads.Traces;

/// <summary>Writes traces as CSV files that <see cref="TraceFile"/> and <see cref="TimestampFile"/> read back as they were.</summary>
public static class TraceWriter
{
    /// <summary>The name of the column of counts.</summary>
    internal const string Column = "requests";

    /// <summary>A line a second; what is missing is <c>missing</c>. The provenance is <c>key: value</c> lines.</summary>
    public static void Write(TextWriter output, SecondTrace trace, IReadOnlyList<string> provenance)
    {
        WriteHeader(output, new TraceHeader { MarksMissing = true, Provenance = provenance }, Column);
        for (int second = 0; second < trace.LengthSeconds; second++)
        {
            output.Write(trace.IsMissing(second) ? TraceReader.MissingCell : trace.Counts[second].ToString(CultureInfo.InvariantCulture));
            output.Write('\n');
        }
    }

    /// <summary>A line a request; what is missing is said in the header.</summary>
    public static void Write(TextWriter output, RequestTrace trace, IReadOnlyList<string> provenance)
    {
        TraceHeader header = new()
        {
            MarksMissing = true,
            Provenance = provenance,
            LengthSeconds = trace.Seconds.LengthSeconds,
            Missing = [.. MissingStretches(trace.Seconds)],
        };
        WriteHeader(output, header, TimestampFile.Column);
        foreach (double time in trace.Times)
        {
            output.Write(time.ToString("R", CultureInfo.InvariantCulture));
            output.Write('\n');
        }
    }

    private static void WriteHeader(TextWriter output, TraceHeader header, string column)
    {
        foreach (string line in header.Lines())
        {
            output.Write(line.ReplaceLineEndings(" "));
            output.Write('\n');
        }

        output.Write(column);
        output.Write('\n');
    }

    private static IEnumerable<SecondsWindow> MissingStretches(SecondTrace trace)
    {
        int start = -1;
        for (int second = 0; second <= trace.LengthSeconds; second++)
        {
            bool missing = second < trace.LengthSeconds && trace.IsMissing(second);
            if (missing && start < 0)
            {
                start = second;
            }
            else if (!missing && start >= 0)
            {
                yield return SecondsWindow.Of(start, second);
                start = -1;
            }
        }
    }
}
