using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Reference.Bound;

/// <summary>The requests of a run as a fluid that flows evenly within each second. A position is a number of requests since the start: who comes when.</summary>
internal sealed class FluidLoad
{
    private readonly double[] _until;

    /// <summary>The first intervals of a trace.</summary>
    public FluidLoad(LoadTrace trace, int intervals, int intervalSeconds)
    {
        Intervals = intervals;
        IntervalSeconds = intervalSeconds;
        _until = new double[(intervals * intervalSeconds) + 1];
        for (int s = 0; s < _until.Length - 1; s++)
        {
            _until[s + 1] = _until[s] + trace[s];
            Peak = Math.Max(Peak, trace[s]);
        }
    }

    public int Intervals { get; }

    public int IntervalSeconds { get; }

    /// <summary>Most requests in one second.</summary>
    public double Peak { get; }

    /// <summary>The position that has arrived by the beginning of a second.</summary>
    public double ArrivedBy(int second) => _until[second];

    /// <summary>The same at any time; 0 before the start.</summary>
    public double ArrivedBy(double seconds)
    {
        if (!(seconds > 0.0))
        {
            return 0.0;
        }

        int whole = (int)Math.Min(seconds, _until.Length - 1);
        return whole >= _until.Length - 1 ? _until[^1] : _until[whole] + ((seconds - whole) * (_until[whole + 1] - _until[whole]));
    }

    /// <summary>Requests that arrive in an interval.</summary>
    public double Arriving(int interval) => ArrivedBy((interval + 1) * IntervalSeconds) - ArrivedBy(interval * IntervalSeconds);

    /// <summary>Most requests in one second of an interval.</summary>
    public double PeakOf(int interval)
    {
        double peak = 0.0;
        for (int s = interval * IntervalSeconds; s < (interval + 1) * IntervalSeconds; s++)
        {
            peak = Math.Max(peak, _until[s + 1] - _until[s]);
        }

        return peak;
    }

    /// <summary>The part of an interval's requests that come in its first seconds; 0 where none come.</summary>
    public double ShareBefore(int interval, double seconds)
    {
        double arriving = Arriving(interval);
        int start = interval * IntervalSeconds;
        return arriving > 0.0 ? (ArrivedBy(start + seconds) - ArrivedBy(start)) / arriving : 0.0;
    }
}
