using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>
/// A true process of a constant rate, for what-if questions: gaps are drawn one after the other, so that the number of requests in a
/// second is random too (but for <see cref="ArrivalKind.Even"/>, whose first request comes half a gap after the start).
/// </summary>
public sealed class ConstantRateArrivals : IArrivalSource
{
    private RandomStream _random;
    private readonly ArrivalKind _kind;
    private readonly double _meanGap, _shape;
    private double _next;
    private long _count;

    /// <summary>Poisson, even, or gamma gaps of the coefficient of variation <paramref name="cv"/>; the duration may be infinite.</summary>
    public ConstantRateArrivals(
        double rateRps, double durationSeconds, ArrivalKind kind, SeedSequence seeds, double cv = 1.0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateRps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(durationSeconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cv);
        if (kind is not (ArrivalKind.Poisson or ArrivalKind.Even or ArrivalKind.Gamma))
        {
            throw new ArgumentException($"gaps at a constant rate are poisson, even or gamma, not {kind}", nameof(kind));
        }

        RateRps = rateRps;
        DurationSeconds = durationSeconds;
        _kind = kind;
        _meanGap = 1.0 / rateRps;
        _shape = 1.0 / (cv * cv);
        _random = seeds.Stream("arrivals");
        Step();
    }

    /// <summary>Requests/s in the long run.</summary>
    public double RateRps { get; }

    /// <inheritdoc/>
    public double DurationSeconds { get; }

    /// <inheritdoc/>
    public void AppendSecond(int second, List<double> times)
    {
        double end = Math.Min(second + 1.0, DurationSeconds);
        while (_next < end)
        {
            times.Add(_next);
            Step();
        }
    }

    /// <inheritdoc/>
    public IArrivalSource Copy()
    {
        var copy = (ConstantRateArrivals)MemberwiseClone();
        copy._random = new RandomStream(0) { State = _random.State };
        return copy;
    }

    private void Step()
    {
        _next = _kind switch
        {
            ArrivalKind.Even => (_count + 0.5) * _meanGap,
            ArrivalKind.Gamma => _next + (_meanGap * _random.NextGamma(_shape)),
            _ => _next + (_meanGap * _random.NextExponential()),
        };
        _count++;
    }
}
