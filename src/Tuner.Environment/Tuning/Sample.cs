using System.Numerics;
using Tuner.Environment.Statistics;

namespace Tuner.Environment.Tuning;

/// <summary>Measurements of an interval in a buffer that is used again; moments and quantiles are computed when read.</summary>
public sealed class Sample
{
    private const int SmallestBuffer = 64;

    private double[] _values = [];
    private double _sum;
    private int _summed;
    private bool _sorted = true;

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>NaN where there is none.</summary>
    public double Mean => Count == 0 ? double.NaN : Sum() / Count;

    /// <summary>The values, in the order of adding until a quantile is read.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>One more.</summary>
    public void Add(double value)
    {
        if (Count == _values.Length)
        {
            Grow(1);
        }

        _values[Count++] = value;
        _sorted = false;
    }

    /// <summary>So many more, to be written by the caller.</summary>
    public Span<double> Extend(int count)
    {
        if (Count + count > _values.Length)
        {
            Grow(count);
        }

        Span<double> added = _values.AsSpan(Count, count);
        Count += count;
        _sorted = false;
        return added;
    }

    /// <summary>Forgets all, keeps the buffer.</summary>
    public void Clear()
    {
        Count = _summed = 0;
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
        (Count, _sum, _summed, _sorted) = (other.Count, other._sum, other._summed, other._sorted);
    }

    /// <summary>The <paramref name="p"/>-quantile (R7), p in [0, 1]; NaN where there is none.</summary>
    public double Quantile(double p)
    {
        if (!_sorted)
        {
            Sum();
            Array.Sort(_values, 0, Count);
            _sorted = true;
        }

        return Quantiles.OfSorted(_values.AsSpan(0, Count), p);
    }

    /// <summary>In the order of adding, so that it does not depend on when it is read: sorting does not come before it.</summary>
    private double Sum()
    {
        for (; _summed < Count; _summed++)
        {
            _sum += _values[_summed];
        }

        return _sum;
    }

    private void Grow(int count) => Array.Resize(ref _values, Math.Max(Math.Max(SmallestBuffer, Count + count), 2 * Count));
}
