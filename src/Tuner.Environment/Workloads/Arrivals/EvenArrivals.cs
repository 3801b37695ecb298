using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>The i-th of k requests (from 0) at (i + 1/2) / k of its second: no randomness at all.</summary>
public sealed class EvenArrivals : IArrivalProcess
{
    /// <inheritdoc/>
    public IArrivalSource Arrivals(LoadTrace trace, SeedSequence seeds) => new SecondwiseSource(trace, seeds, Place);

    private static void Place(RandomStream random, Span<double> offsets)
    {
        for (int i = 0; i < offsets.Length; i++)
        {
            offsets[i] = (i + 0.5) / offsets.Length;
        }
    }
}
