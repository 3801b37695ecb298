using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>A Poisson process by exponential gaps.</summary>
internal sealed class PoissonArrivals(double rateRps, ulong seed = 1, double durationSeconds = double.PositiveInfinity) : IArrivalSource
{
    private RandomStream _random = new SeedSequence(seed).Stream("arrivals");
    private double _next = -1.0;

    public double DurationSeconds => durationSeconds;

    public void AppendSecond(int second, List<double> times)
    {
        if (_next < 0.0)
        {
            _next = Gap();
        }

        for (; _next < second + 1; _next += Gap())
        {
            times.Add(_next);
        }
    }

    public IArrivalSource Copy()
    {
        var copy = (PoissonArrivals)MemberwiseClone();
        copy._random = new RandomStream(0) { State = _random.State };
        return copy;
    }

    private double Gap() => _random.NextExponential() / rateRps;
}
