using Tuner.Baselines.Reference.Playing;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Baselines.Reference.RateOracle;

/// <summary>
/// The rates behind an episode, and futures drawn from them. A trace is all that a recorded load is known by, so the rate of a second is its
/// count, or the mean count of a window about it; then counts are drawn anew: the rate plus the scatter, in roots of the rate, of a second
/// drawn from the whole trace. How requests lie within the seconds is the workload's own process, drawn anew too; where that is a record of
/// the very requests, or of several tenants, it is Poisson.
/// </summary>
internal sealed class FutureRates
{
    private readonly IArrivalProcess _arrivals;
    private readonly double[] _scatter;
    private readonly LoadTrace _trace;
    private readonly bool _isSmoothed;

    public FutureRates(Hindsight hindsight, int smoothingSeconds)
    {
        _trace = hindsight.Trace;
        _arrivals = hindsight.Arrivals is TimestampArrivals || _trace.Parts.Count > 0 ? new PoissonArrivals() : hindsight.Arrivals;
        _isSmoothed = smoothingSeconds > 1;
        double[] rates = new double[_trace.DurationSeconds];
        _scatter = new double[rates.Length];
        for (int s = 0; s < rates.Length; s++)
        {
            rates[s] = Smoothed(s, smoothingSeconds);
            _scatter[s] = rates[s] > 0.0 ? (_trace[s] - rates[s]) / Math.Sqrt(rates[s]) : 0.0;
        }

        Rates = new KnownRates(rates);
    }

    /// <summary>By second.</summary>
    public KnownRates Rates { get; }

    /// <summary>Arrivals from a second on, at their beginning.</summary>
    public IArrivalSource Draw(int fromSecond, int seconds, SeedSequence seeds)
    {
        int[] counts = new int[Math.Max(1, Math.Min(seconds, Rates.Seconds - fromSecond))];
        RandomStream random = seeds.Stream("counts");
        for (int i = 0; i < counts.Length; i++)
        {
            double rate = Rates[fromSecond + i];
            counts[i] = _isSmoothed
                ? Math.Max(0, (int)Math.Round(rate + (Math.Sqrt(rate) * _scatter[random.NextInt(_scatter.Length)])))
                : _trace[fromSecond + i];
        }

        return _arrivals.Arrivals(new LoadTrace(_trace.Name, counts, historySeconds: 0), seeds);
    }

    private double Smoothed(int second, int window)
    {
        int from = Math.Max(-_trace.HistorySeconds, second - ((window - 1) / 2));
        int end = Math.Min(_trace.DurationSeconds, second + 1 + (window / 2));
        double sum = 0.0;
        for (int s = from; s < end; s++)
        {
            sum += _trace[s];
        }

        return sum / (end - from);
    }
}
