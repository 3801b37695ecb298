namespace Tuner.Environment.Pipelines;

/// <summary>
/// Measured mean service times, interpolated: affine in the batch between measured batches, affine in 1 / amount between measured
/// allocations (as <see cref="CoefficientLaw"/> is). Above the largest measured allocation nothing is gained; below the smallest the time
/// grows as 1 / amount.
/// </summary>
public sealed class TableLaw : IServiceLaw
{
    private readonly double[] _amounts;
    private readonly double[][] _msByBatch;
    private readonly double[] _baseMs;
    private readonly double _baseAmount;

    /// <summary>A law through all points; <paramref name="baseAmount"/> is the allocation that is asked for most.</summary>
    /// <exception cref="ArgumentException">
    /// No points, two of one batch and allocation, a number out of its range, or an allocation without a point at batch 1.
    /// </exception>
    public TableLaw(IReadOnlyCollection<TablePoint> points, double baseAmount)
    {
        if (points.Count == 0 || points.Any(p => p.Batch < 1 || !(p.Amount > 0.0) || !(p.Ms > 0.0) || !double.IsFinite(p.Ms)))
        {
            throw new ArgumentException("A table needs points with batch, allocation and time above 0.", nameof(points));
        }

        TablePoint[][] rows = [.. points.GroupBy(p => p.Amount).OrderBy(g => g.Key).Select(g => g.OrderBy(p => p.Batch).ToArray())];
        if (rows.Any(row => row[0].Batch != 1 || row.Zip(row.Skip(1)).Any(pair => pair.First.Batch == pair.Second.Batch)))
        {
            throw new ArgumentException("Every allocation of a table needs a point at batch 1, and one point a batch.", nameof(points));
        }

        MaxBatch = rows.Min(row => row[^1].Batch);
        _amounts = [.. rows.Select(row => row[0].Amount)];
        _msByBatch = [.. rows.Select(row => Interpolate(row, MaxBatch))];
        _baseAmount = baseAmount;
        _baseMs = [double.NaN, .. Enumerable.Range(1, MaxBatch).Select(b => Blend(b, baseAmount))];
    }

    /// <summary>The largest batch that every allocation of the table covers.</summary>
    public int MaxBatch { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A batch outside 1 to <see cref="MaxBatch"/>.</exception>
    public double MeanMs(int batch, double amount)
    {
        if ((uint)(batch - 1) >= (uint)MaxBatch)
        {
            throw new ArgumentOutOfRangeException(nameof(batch), batch, $"The table covers batches 1 to {MaxBatch}.");
        }

        return amount == _baseAmount ? _baseMs[batch] : Blend(batch, amount);
    }

    private double Blend(int batch, double amount)
    {
        int above = Array.BinarySearch(_amounts, amount);
        if (above >= 0)
        {
            return _msByBatch[above][batch];
        }

        above = ~above;
        if (above == 0)
        {
            return _msByBatch[0][batch] * _amounts[0] / amount;
        }

        if (above == _amounts.Length)
        {
            return _msByBatch[^1][batch];
        }

        double low = 1.0 / _amounts[above - 1], high = 1.0 / _amounts[above];
        double weight = (low - (1.0 / amount)) / (low - high);
        return ((1.0 - weight) * _msByBatch[above - 1][batch]) + (weight * _msByBatch[above][batch]);
    }

    private static double[] Interpolate(TablePoint[] row, int maxBatch)
    {
        double[] ms = new double[maxBatch + 1];
        int next = 0;
        for (int batch = 1; batch <= maxBatch; batch++)
        {
            while (row[next].Batch < batch)
            {
                next++;
            }

            TablePoint to = row[next], from = row[Math.Max(0, next - 1)];
            ms[batch] = to.Batch == batch
                ? to.Ms
                : from.Ms + ((to.Ms - from.Ms) * (batch - from.Batch) / (to.Batch - from.Batch));
        }

        return ms;
    }
}
