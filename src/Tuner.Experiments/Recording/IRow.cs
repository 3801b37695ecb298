namespace Tuner.Experiments.Recording;

/// <summary>One row of a CSV file that this program writes and reads back.</summary>
/// <typeparam name="TSelf">The row itself.</typeparam>
public interface IRow<TSelf>
    where TSelf : IRow<TSelf>
{
    /// <summary>Puts every field, in the order of the columns.</summary>
    void Write(RowWriter to);

    /// <summary>The row that a reader stands on.</summary>
    static abstract TSelf Read(RowReader from);
}
