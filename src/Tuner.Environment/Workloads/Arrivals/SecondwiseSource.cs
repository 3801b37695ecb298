using System.Runtime.InteropServices;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>Arrivals of a trace whose seconds do not touch each other: places k requests in [0, 1), then sorts them in.</summary>
internal sealed class SecondwiseSource(LoadTrace trace, SeedSequence seeds, SecondwiseSource.Placement place) : IArrivalSource
{
    private readonly SecondStream _random = new(seeds);

    /// <summary>Fills the offsets, each in [0, 1), in any order.</summary>
    public delegate void Placement(RandomStream random, Span<double> offsets);

    public double DurationSeconds => trace.DurationSeconds;

    public IArrivalSource Copy() => new SecondwiseSource(trace, seeds, place);

    public void AppendSecond(int second, List<double> times)
    {
        int count = second < trace.DurationSeconds ? trace[second] : 0, start = times.Count;
        if (count == 0)
        {
            return;
        }

        CollectionsMarshal.SetCount(times, start + count);
        Span<double> offsets = CollectionsMarshal.AsSpan(times)[start..];
        place(_random.At(second), offsets);
        offsets.Sort();

        // Adding a second can round up to the next one.
        double last = Math.BitDecrement(second + 1.0);
        for (int i = 0; i < count; i++)
        {
            offsets[i] = Math.Min(second + offsets[i], last);
        }
    }
}
