using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>A renewal process: independent gaps of one law.</summary>
internal sealed class RenewalArrivals(Func<RandomStream, double> gapSeconds) : IArrivalSource
{
    private RandomStream _random = new SeedSequence(1).Stream("renewal");
    private double _next = double.NaN;

    public double DurationSeconds => double.PositiveInfinity;

    public void AppendSecond(int second, List<double> times)
    {
        if (double.IsNaN(_next))
        {
            _next = gapSeconds(_random);
        }

        for (; _next < second + 1; _next += gapSeconds(_random))
        {
            times.Add(_next);
        }
    }

    public IArrivalSource Copy()
    {
        var copy = (RenewalArrivals)MemberwiseClone();
        copy._random = new RandomStream(0) { State = _random.State };
        return copy;
    }
}
