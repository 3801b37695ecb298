namespace Tuner.Agents.Encoding;

/// <summary>
/// Mean and variance of each of a row's numbers over all batches seen, merged batch by batch (Welford, 1962; Chan, Golub and LeVeque, 1979).
/// </summary>
internal sealed class RunningMoments(int size)
{
    private readonly double[] _batchMean = new double[size];
    private readonly double[] _mean = new double[size];
    private readonly double[] _squares = new double[size];

    /// <summary>Rows seen.</summary>
    public double Count { get; private set; }

    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>Population variance of number <paramref name="i"/>; 1 before two rows were seen.</summary>
    public double Variance(int i) => Count > 1 ? _squares[i] / Count : 1.0;

    /// <summary>Takes in a batch of shape [rows, size].</summary>
    public void Update(ReadOnlySpan<float> batch)
    {
        int rows = batch.Length / size;
        Array.Clear(_batchMean);
        for (int i = 0; i < batch.Length; i++)
        {
            _batchMean[i % size] += batch[i];
        }

        double total = Count + rows;
        for (int i = 0; i < size; i++)
        {
            double batchMean = _batchMean[i] / rows, batchSquares = 0.0;
            for (int row = 0; row < rows; row++)
            {
                double deviation = batch[(row * size) + i] - batchMean;
                batchSquares += deviation * deviation;
            }

            double delta = batchMean - _mean[i];
            _mean[i] += delta * rows / total;
            _squares[i] += batchSquares + (delta * delta * Count * rows / total);
        }

        Count = total;
    }
}
