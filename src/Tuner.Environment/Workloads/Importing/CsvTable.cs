using CsvHelper;
using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>Rows of a published CSV file, by the names of their columns. A row is a line, so that one quote too many spoils no more than that.</summary>
internal sealed class CsvTable : IDisposable
{
    private const int LongestRow = 1 << 20;

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        AllowLineBreaksInQuotes = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRow,
        PoolStrings = true,
    };

    private readonly InputFile _file;
    private readonly CsvReader _csv;
    private bool _held;

    /// <summary>A file whose first line names the columns, or one without such a line (a first line that has the same names is skipped).</summary>
    /// <exception cref="TraceFormatException">The file is empty.</exception>
    public CsvTable(InputFile file, IReadOnlyList<string>? columns = null)
    {
        _file = file;
        _csv = CsvReader.Create(file.Open(), Options);
        if (!Next())
        {
            throw new TraceFormatException(file.Name, 0, 0, "the file is empty: expected rows");
        }

        string[] first = [.. Enumerable.Range(0, _csv.FieldCount).Select(_csv.GetString)];
        Columns = columns ?? first;
        _held = columns is not null && !first.SequenceEqual(columns);
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Of the row last read, from 1.</summary>
    public long Line => _csv.LineNumber;

    /// <summary>Fields of the row last read.</summary>
    public int Count => _csv.FieldCount;

    /// <summary>A field of the row last read, without spaces around it.</summary>
    public string this[int column] => _csv.GetString(column);

    /// <summary>The index of a column that the file must have.</summary>
    /// <exception cref="TraceFormatException">It has none of that name.</exception>
    public int Require(string column)
    {
        const int few = 12;
        int index = Columns.ToList().FindIndex(name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            return index;
        }

        string[] there = [.. Columns.Take(few).Select(name => TraceReader.Shorten(name))];
        string more = Columns.Count > few ? ", ..." : string.Empty;
        string near = NearWords.Nearest(column, there) is { } word ? $"; is it '{word}'?" : string.Empty;
        throw new TraceFormatException(_file.Name, 1, 1, $"expected a column '{column}', got {string.Join(", ", there)}{more}{near}");
    }

    /// <summary>False at the end.</summary>
    public bool Read()
    {
        if (_held)
        {
            _held = false;
            return true;
        }

        return Next();
    }

    public void Dispose() => _csv.Dispose();

    private bool Next()
    {
        try
        {
            return _csv.Read();
        }
        catch (CsvFormatException exception)
        {
            throw new TraceFormatException(
                _file.Name, (int)Math.Clamp(exception.LineNumber, 1, int.MaxValue), 1, $"expected comma-separated fields of at most {LongestRow} bytes a row", exception);
        }
    }
}
