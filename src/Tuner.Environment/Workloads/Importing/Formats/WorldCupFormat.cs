using System.Buffers.Binary;
using System.Globalization;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing.Formats;

/// <summary>
/// The web servers of the football world cup, 1998: <c>wc_dayD_P</c> files of records of 20 bytes, big-endian: four 32-bit numbers (time in seconds
/// since 1970, client, object, size) and four bytes (method, status, type, server). Times are whole seconds.
/// </summary>
public sealed class WorldCupFormat : ITraceFormat
{
    private const int RecordBytes = 20;
    private static readonly string[] Bytes = ["method", "status", "type", "server"];

    /// <inheritdoc/>
    public string Name => "worldcup";

    /// <inheritdoc/>
    public string Summary => "wc_dayD_P, plain or .gz (records of 20 bytes, big-endian): a record is a request";

    /// <inheritdoc/>
    public bool HasCalendar => true;

    /// <inheritdoc/>
    public bool HasTimes => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> StreamFields => ["server", "method", "status", "type"];

    /// <inheritdoc/>
    public IReadOnlyList<string> TimeFields => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> WeightFields => [];

    /// <inheritdoc/>
    public bool Accepts(string name) => Path.GetFileName(name).StartsWith("wc_day", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Read(IReadOnlyList<string> paths, ImportFields fields, ImportCollector into)
    {
        int streamByte = RecordBytes - Bytes.Length + Array.IndexOf(Bytes, fields.Stream);
        string[] names = [.. Enumerable.Range(0, 256).Select(value => value.ToString(CultureInfo.InvariantCulture))];
        foreach (InputFile file in InputFiles.Of(paths, Accepts))
        {
            file.Guard(() => Read(file, record => names[record[streamByte]], into));
        }
    }

    private static void Read(InputFile file, Func<byte[], string> stream, ImportCollector into)
    {
        using BufferedStream content = new(file.Open(), 1 << 16);
        byte[] record = new byte[RecordBytes];
        long number = 0;
        for (int read; (read = content.ReadAtLeast(record, RecordBytes, throwOnEndOfStream: false)) > 0;)
        {
            into.Row();
            number++;
            if (read < RecordBytes)
            {
                into.Bad(file, number, $"expected a record of {RecordBytes} bytes, got {read} at the end (a record's number stands for the line)");
                break;
            }

            into.Add(BinaryPrimitives.ReadUInt32BigEndian(record) * ImportTime.TicksPerSecond, stream(record));
        }

        if (number == 0)
        {
            throw new TraceFormatException(file.Name, 0, 0, "the file is empty: expected records");
        }

        into.CoverSpan();
    }
}
