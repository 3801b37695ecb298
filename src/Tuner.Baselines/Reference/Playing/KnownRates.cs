namespace Tuner.Baselines.Reference.Playing;

/// <summary>The load of every second of a run, and summaries of its windows. Windows that reach over the end stop there.</summary>
internal sealed class KnownRates
{
    private readonly double[] _rates;
    private readonly double[] _sums;

    public KnownRates(ReadOnlySpan<double> ratesRps)
    {
        _rates = ratesRps.ToArray();
        _sums = new double[_rates.Length + 1];
        for (int s = 0; s < _rates.Length; s++)
        {
            _sums[s + 1] = _sums[s] + _rates[s];
        }
    }

    public int Seconds => _rates.Length;

    public double this[int second] => _rates[second];

    /// <summary>Mean requests/s of a window.</summary>
    public double Mean(int fromSecond, int seconds)
    {
        int from = Math.Clamp(fromSecond, 0, Seconds), end = Math.Clamp(fromSecond + seconds, from, Seconds);
        return end == from ? 0.0 : (_sums[end] - _sums[from]) / (end - from);
    }

    /// <summary>The highest mean of so many consecutive seconds within a window.</summary>
    public double Peak(int fromSecond, int seconds, int overSeconds)
    {
        double peak = 0.0;
        int last = Math.Min(fromSecond + seconds, Seconds) - overSeconds;
        for (int s = fromSecond; s <= last; s++)
        {
            peak = Math.Max(peak, Mean(s, overSeconds));
        }

        return Math.Max(peak, Mean(fromSecond, seconds));
    }
}
