using System.Globalization;
using CsvHelper;

namespace Tuner.Experiments.Recording;

/// <summary>
/// Writes rows as CSV: UTF-8, commas, LF. Every row names its columns as it writes them; the names of the first become the
/// header. Doubles take the shortest text that reads back as the same number, NaN is an empty field.
/// </summary>
public sealed class RowWriter : IDisposable
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    private readonly CsvWriter _csv;
    private readonly List<string> _names = [];
    private readonly List<string> _values = [];
    private bool _headed;

    /// <summary>Creates the file or writes over it.</summary>
    public RowWriter(string path) => _csv = CsvWriter.ToFile(path, Options);

    /// <summary>Writes to a stream that stays open.</summary>
    public RowWriter(Stream stream) => _csv = CsvWriter.Create(stream, Options, leaveOpen: true);

    /// <summary>The next field of the row.</summary>
    public void Put(string column, string value)
    {
        if (!_headed)
        {
            _names.Add(column);
        }

        _values.Add(value);
    }

    /// <summary>The next field of the row; NaN is empty.</summary>
    public void Put(string column, double value) =>
        Put(column, double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The next field of the row.</summary>
    public void Put(string column, long value) => Put(column, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The next field of the row, as true or false.</summary>
    public void Put(string column, bool value) => Put(column, value ? "true" : "false");

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        if (!_headed)
        {
            _csv.WriteHeader(_names.ToArray());
            _headed = true;
        }

        foreach (string value in _values)
        {
            _csv.WriteField(value);
        }

        _csv.EndRecord();
        _values.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();
}
