namespace Tuner.Baselines.Autoscaling;

/// <summary>Averages over time of a value that is known interval by interval.</summary>
public sealed class WindowAverage(double longestSeconds)
{
    private readonly List<(double EndSeconds, double LengthSeconds, double Value)> _values = [];

    /// <summary>Forgets all.</summary>
    public void Clear() => _values.Clear();

    /// <summary>The average over the interval that ends now.</summary>
    public void Add(double nowSeconds, double lengthSeconds, double value)
    {
        _values.RemoveAll(v => v.EndSeconds <= nowSeconds - longestSeconds);
        _values.Add((nowSeconds, lengthSeconds, value));
    }

    /// <summary>
    /// Over the last <paramref name="seconds"/>, or what is known of them; an interval of which a part lies before counts with the rest. A
    /// window shorter than an interval has the value of the last one.
    /// </summary>
    public double Over(double seconds)
    {
        double begin = _values[^1].EndSeconds - seconds, sum = 0.0, length = 0.0;
        foreach ((double end, double whole, double value) in _values)
        {
            double part = Math.Clamp(end - begin, 0.0, whole);
            sum += part * value;
            length += part;
        }

        return sum / length;
    }
}
