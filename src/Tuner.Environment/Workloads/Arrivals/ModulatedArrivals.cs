using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>
/// A Markov-modulated Poisson process: requests come at the mean rate of the second times the factor of the state that the chain is in.
/// It begins in its stationary state. The number of requests in a second is random.
/// </summary>
public sealed class ModulatedArrivals : IArrivalSource
{
    private readonly Func<int, double> _rateRps;
    private readonly MarkovModulation _modulation;
    private RandomStream _chain, _gaps;
    private int _state;
    private double _untilSeconds;

    /// <summary>A constant mean rate, for what-if questions; the duration may be infinite.</summary>
    public ModulatedArrivals(double meanRps, double durationSeconds, MarkovModulation modulation, SeedSequence seeds)
        : this(_ => meanRps, durationSeconds, modulation, seeds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(meanRps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(durationSeconds);
    }

    /// <summary>A mean rate of each second.</summary>
    internal ModulatedArrivals(Func<int, double> meanRps, double durationSeconds, MarkovModulation modulation, SeedSequence seeds)
    {
        _rateRps = meanRps;
        _modulation = modulation;
        DurationSeconds = durationSeconds;
        _chain = seeds.Stream("modulation");
        _gaps = seeds.Stream("arrivals");
        double at = _chain.NextDouble() * modulation.SojournSeconds.Sum();
        while (_state < modulation.SojournSeconds.Count - 1 && at >= modulation.SojournSeconds[_state])
        {
            at -= modulation.SojournSeconds[_state++];
        }

        Stay();
    }

    /// <inheritdoc/>
    public double DurationSeconds { get; }

    /// <inheritdoc/>
    public IArrivalSource Copy()
    {
        var copy = (ModulatedArrivals)MemberwiseClone();
        copy._chain = new RandomStream(0) { State = _chain.State };
        copy._gaps = new RandomStream(0) { State = _gaps.State };
        return copy;
    }

    /// <inheritdoc/>
    public void AppendSecond(int second, List<double> times)
    {
        double end = Math.Min(second + 1.0, DurationSeconds);
        if (second >= end)
        {
            return;
        }

        double rate = _rateRps(second);
        for (double start = second; start < end;)
        {
            double until = Math.Min(_untilSeconds, end);
            AppendPiece(start, until, rate * _modulation.Factors[_state], times);
            start = until;
            if (_untilSeconds < end)
            {
                int next = _chain.NextInt(_modulation.Factors.Count - 1);
                _state = next < _state ? next : next + 1;
                Stay();
            }
        }
    }

    /// <summary>The gap that reaches beyond the piece is not carried on: an exponential does not remember it.</summary>
    private void AppendPiece(double start, double until, double rateRps, List<double> times)
    {
        if (rateRps <= 0.0)
        {
            return;
        }

        for (double time = start + (_gaps.NextExponential() / rateRps); time < until; time += _gaps.NextExponential() / rateRps)
        {
            times.Add(time);
        }
    }

    private void Stay() => _untilSeconds += _modulation.SojournSeconds[_state] * _chain.NextExponential();
}
