using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>
/// Requests per second as this program reads them anyway (<see cref="TraceFile"/>): .tbz2, .txt and .csv; several files follow one another.
/// What is no count is an error here as there.
/// </summary>
public sealed class SecondsFormat : ITraceFormat
{
    /// <summary>As for a workload's file.</summary>
    public const int UsualHoleSeconds = 60;

    private static readonly string[] Endings = [".csv", ".txt", ".tbz2", ".tar.bz2"];

    /// <inheritdoc/>
    public string Name => "seconds";

    /// <inheritdoc/>
    public string Summary => "requests per second as .tbz2, .txt or .csv, several files one after the other";

    /// <inheritdoc/>
    public bool HasCalendar => false;

    /// <inheritdoc/>
    public bool HasTimes => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> StreamFields => ["file"];

    /// <inheritdoc/>
    public IReadOnlyList<string> TimeFields => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> WeightFields => [];

    /// <inheritdoc/>
    public bool Accepts(string name) =>
        Endings.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public void Read(IReadOnlyList<string> paths, ImportFields fields, ImportCollector into)
    {
        int start = 0;
        foreach ((string path, string name) in InputFiles.OnDisk(paths, Accepts))
        {
            SecondTrace trace = TraceFile.Read(path, into.HoleSeconds ?? UsualHoleSeconds);
            if (!into.Takes(name))
            {
                continue;
            }

            for (int second = 0; second < trace.LengthSeconds; second++)
            {
                into.Row();
                if (!trace.IsMissing(second))
                {
                    long ticks = (start + second) * ImportTime.TicksPerSecond;
                    into.AddBin(ticks, ImportTime.TicksPerSecond, trace.Counts[second]);
                    into.Cover(ticks, ticks + ImportTime.TicksPerSecond);
                }
            }

            into.Reach(start * ImportTime.TicksPerSecond, (start + trace.LengthSeconds) * ImportTime.TicksPerSecond);
            start = checked(start + trace.LengthSeconds);
        }
    }
}
