using System.Numerics;
using Tuner.Environment.Statistics;

namespace Tuner.Environment.Tuning;

/// <summary>Measurements of an interval in a buffer that is used again; moments are kept, quantiles are computed when read.</summary>
public sealed class Sample
{
    private const int SmallestBuffer = 64;

    private double[] _values = [];
    private double _sum;
    private bool _sorted = true;

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>NaN where there is none.</summary>
    public double Mean => Count == 0 ? double.NaN : _sum / Count;

    /// <summary>The values, in the order of adding until a quantile is read.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>One more.</summary>
    public void Add(double value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(SmallestBuffer, 2 * Count));
        }

        _values[Count++] = value;
        _sum += value;
        _sorted = false;
    }

    /// <summary>Forgets all, keeps the buffer.</summary>
    public void Clear()
    {
        Count = 0;
        _sum = 0.0;
        _sorted = true;
    }

    /// <summary>Becomes a copy of another.</summary>
    public void CopyFrom(Sample other)
    {
        if (_values.Length < other.Count)
        {
            // With room to spare, so that a somewhat fuller interval later does not ask for more.
            _values = new double[Math.Max(SmallestBuffer, BitOperations.RoundUpToPowerOf2((uint)other.Count))];
        }

        other.Values.CopyTo(_values);
        (Count, _sum, _sorted) = (other.Count, other._sum, other._sorted);
    }

    /// <summary>The <paramref name="p"/>-quantile (R7), p in [0, 1]; NaN where there is none.</summary>
    public double Quantile(double p)
    {
        if (!_sorted)
        {
            Array.Sort(_values, 0, Count);
            _sorted = true;
        }

        return Quantiles.OfSorted(_values.AsSpan(0, Count), p);
    }
}
