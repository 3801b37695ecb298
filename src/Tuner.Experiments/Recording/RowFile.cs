using System.Text;

namespace Tuner.Experiments.Recording;

/// <summary>Whole CSV files of rows.</summary>
public static class RowFile
{
    /// <summary>Writes a file so that it is there whole or not at all.</summary>
    public static void Write<TRow>(string path, IEnumerable<TRow> rows)
        where TRow : IRow<TRow> => AtomicFile.Write(path, stream => Write(stream, rows));

    /// <summary>Rows as the text of such a file.</summary>
    public static string Text<TRow>(IEnumerable<TRow> rows)
        where TRow : IRow<TRow>
    {
        using MemoryStream stream = new();
        Write(stream, rows);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>All rows of a file, in order.</summary>
    /// <exception cref="InvalidDataException">A column is missing or a field is not what its column holds.</exception>
    public static IReadOnlyList<TRow> Read<TRow>(string path)
        where TRow : IRow<TRow>
    {
        List<TRow> rows = [];
        using RowReader reader = new(path);
        while (reader.Read())
        {
            rows.Add(TRow.Read(reader));
        }

        return rows;
    }

    private static void Write<TRow>(Stream stream, IEnumerable<TRow> rows)
        where TRow : IRow<TRow>
    {
        using RowWriter writer = new(stream);
        foreach (TRow row in rows)
        {
            row.Write(writer);
            writer.EndRow();
        }
    }
}
