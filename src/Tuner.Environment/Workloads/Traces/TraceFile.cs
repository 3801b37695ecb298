namespace Tuner.Environment.Workloads.Traces;

/// <summary>
/// Reads a trace of requests per second. <c>.tbz2</c> and <c>.tar.bz2</c>: a bzip2 tar with one <c>.txt</c> member, the published
/// format; <c>.txt</c>: whole numbers between spaces or newlines; <c>.csv</c>: one column, one number a line, a header or none.
/// </summary>
public static class TraceFile
{
    /// <summary>The trace in a file, named after the file; zero runs of <paramref name="holeSeconds"/> or more are missing data.</summary>
    /// <exception cref="TraceFormatException">The file is not there, not such a file, or holds something that is no count.</exception>
    public static SecondTrace Read(string path, int holeSeconds = 60)
    {
        if (!File.Exists(path))
        {
            throw new TraceFormatException(path, 0, 0, "no such file");
        }

        int[] counts = Extension(path) switch
        {
            ".tbz2" => TraceArchive.Read(path),
            ".txt" => TraceReader.ReadText(path, File.ReadAllText(path)),
            ".csv" => TraceReader.ReadCsv(path, File.ReadAllText(path)),
            var other => throw new TraceFormatException(path, 0, 0, $"expected a .tbz2, .tar.bz2, .txt or .csv file, got '{other}'"),
        };
        return SecondTrace.WithHoles(Path.GetFileName(path), counts, holeSeconds);
    }

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
