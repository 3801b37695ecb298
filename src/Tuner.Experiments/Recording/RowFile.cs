namespace Tuner.Experiments.Recording;

/// <summary>Whole CSV files of rows.</summary>
public static class RowFile
{
    /// <summary>Writes a file so that it is there whole or not at all.</summary>
    public static void Write<TRow>(string path, IEnumerable<TRow> rows)
        where TRow : IRow<TRow>
    {
        AtomicFile.Write(path, stream =>
        {
            using RowWriter writer = new(stream);
            foreach (TRow row in rows)
            {
                row.Write(writer);
                writer.EndRow();
            }
        });
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
}
