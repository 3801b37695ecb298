using System.Globalization;
using CsvHelper;

namespace Tuner.Experiments.Recording;

/// <summary>Reads what <see cref="RowWriter"/> wrote, field by field by column name.</summary>
public sealed class RowReader : IDisposable
{
    private static readonly CsvReaderOptions Options = new() { TrackLineNumbers = true };

    private readonly string _path;
    private readonly CsvReader _csv;

    /// <summary>Opens a file before its first row.</summary>
    public RowReader(string path)
    {
        _path = path;
        _csv = CsvReader.FromFile(path, Options);
        _csv.ReadHeader();
    }

    /// <summary>The columns, in order; none in an empty file.</summary>
    public IReadOnlyList<string> Columns => _csv.Headers ?? [];

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Read() => _csv.Read();

    /// <summary>A field as it stands.</summary>
    public string Text(string column) => _csv.GetString(Index(column));

    /// <summary>A number; NaN where the field is empty.</summary>
    public double Number(string column)
    {
        string text = Text(column);
        return text.Length == 0 ? double.NaN
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
            : throw Wrong(column, text, "a number");
    }

    /// <summary>A whole number.</summary>
    public int Whole(string column) => checked((int)WholeLong(column));

    /// <summary>A whole number.</summary>
    public long WholeLong(string column)
    {
        string text = Text(column);
        return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Wrong(column, text, "a whole number");
    }

    /// <summary>true or false.</summary>
    public bool Truth(string column)
    {
        string text = Text(column);
        return bool.TryParse(text, out bool value) ? value : throw Wrong(column, text, "true or false");
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private int Index(string column) => _csv.TryGetFieldIndex(column, out int index)
        ? index
        : throw new InvalidDataException($"{_path} has no column '{column}'.");

    private InvalidDataException Wrong(string column, string text, string expected) =>
        new($"{_path}:{_csv.LineNumber}: column '{column}' holds '{text}', {expected} expected.");
}
