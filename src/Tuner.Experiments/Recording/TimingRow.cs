namespace Tuner.Experiments.Recording;

/// <summary>How long a decision took: a row of timing.csv, the one file of a cell that a clock had a hand in.</summary>
/// <param name="Interval">0 for the first interval of the run.</param>
/// <param name="DecideMs">Wall-clock milliseconds that the policy took.</param>
public sealed record TimingRow(int Interval, double DecideMs) : IRow<TimingRow>
{
    /// <inheritdoc/>
    public void Write(RowWriter to)
    {
        to.Put("interval", Interval);
        to.Put("decide_ms", DecideMs);
    }

    /// <inheritdoc/>
    public static TimingRow Read(RowReader from) => new(from.Whole("interval"), from.Number("decide_ms"));
}
