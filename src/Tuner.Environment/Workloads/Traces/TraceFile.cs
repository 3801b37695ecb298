namespace Tuner.Environment.Workloads.Traces;

/// <summary>
/// Reads a trace of requests per second. <c>.tbz2</c> and <c>.tar.bz2</c>: a bzip2 tar with one <c>.txt</c> member, the published
/// format; <c>.txt</c>: whole numbers between spaces or newlines; <c>.csv</c>: one column, one number or <c>missing</c> a line, a header
/// or none, after lines that begin with '#'.
/// </summary>
public sealed record TraceFile
{
    private TraceFile(SecondTrace seconds, TraceHeader header, RequestTrace? requests = null)
    {
        Seconds = seconds;
        Header = header;
        Requests = requests;
    }

    /// <summary>Requests in each second.</summary>
    public SecondTrace Seconds { get; }

    /// <summary>What the file says of itself.</summary>
    public TraceHeader Header { get; }

    /// <summary>The requests one by one; null where the file has counts alone.</summary>
    public RequestTrace? Requests { get; }

    /// <summary>
    /// The trace in a file, named after the file. Zero runs of <paramref name="holeSeconds"/> or more are missing data, unless the
    /// file marks what is missing.
    /// </summary>
    /// <exception cref="TraceFormatException">The file is not there, not such a file, or holds something that is no count.</exception>
    public static SecondTrace Read(string path, int holeSeconds = 60)
    {
        if (!File.Exists(path))
        {
            throw new TraceFormatException(path, 0, 0, Directory.Exists(path) ? "this is a directory, a trace file was expected" : "no such file");
        }

        return Extension(path) == ".csv" ? ReadCsv(path, holeSeconds).Seconds : SecondTrace.WithHoles(Path.GetFileName(path), Counts(path), holeSeconds);
    }

    /// <summary>The same with the file's header, and of arrival times too: a CSV file whose column is <see cref="TimestampFile.Column"/>.</summary>
    /// <exception cref="TraceFormatException">As for <see cref="Read"/>.</exception>
    public static TraceFile Open(string path, int holeSeconds = 60)
    {
        if (!File.Exists(path) || Extension(path) != ".csv")
        {
            return new TraceFile(Read(path, holeSeconds), TraceHeader.None);
        }

        if (File.ReadLines(path).FirstOrDefault(line => !line.StartsWith('#'))?.Trim() != TimestampFile.Column)
        {
            return ReadCsv(path, holeSeconds);
        }

        TimestampFile times = TimestampFile.Read(path);
        RequestTrace requests = times.ToTrace(holeSeconds);
        return new TraceFile(requests.Seconds, times.Header, requests);
    }

    private static TraceFile ReadCsv(string path, int holeSeconds)
    {
        (TraceHeader header, int[] counts, bool[] missing) = TraceReader.ReadCsv(path, File.ReadAllText(path));
        string name = Path.GetFileName(path);
        return new TraceFile(
            header.MarksMissing ? new SecondTrace(name, counts, missing) : SecondTrace.WithHoles(name, counts, missing, holeSeconds), header);
    }

    private static int[] Counts(string path) => Extension(path) switch
    {
        ".tbz2" => TraceArchive.Read(path),
        ".txt" => TraceReader.ReadText(path, File.ReadAllText(path)),
        var other => throw new TraceFormatException(path, 0, 0, $"expected a .tbz2, .tar.bz2, .txt or .csv file, got '{other}'"),
    };

    private static string Extension(string path) =>
        path.EndsWith(".tar.bz2", StringComparison.OrdinalIgnoreCase)
            ? ".tbz2"
            : Path.GetExtension(path) switch
            {
                var extension when extension.Equals(".tbz2", StringComparison.OrdinalIgnoreCase) => ".tbz2",
                var extension when extension.Equals(".txt", StringComparison.OrdinalIgnoreCase) => ".txt",
                var extension when extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) => ".csv",
                var extension => extension,
            };
}
