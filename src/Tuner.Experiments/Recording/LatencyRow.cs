namespace Tuner.Experiments.Recording;

/// <summary>A quantile of the latency of all requests answered in a run, on time or late: a row of latency.csv.</summary>
/// <param name="Quantile">In [0, 1].</param>
/// <param name="LatencySeconds">From arrival to answer; NaN where none was answered.</param>
public sealed record LatencyRow(double Quantile, double LatencySeconds) : IRow<LatencyRow>
{
    /// <inheritdoc/>
    public void Write(RowWriter to)
    {
        to.Put("quantile", Quantile);
        to.Put("latency_s", LatencySeconds);
    }

    /// <inheritdoc/>
    public static LatencyRow Read(RowReader from) => new(from.Number("quantile"), from.Number("latency_s"));
}
