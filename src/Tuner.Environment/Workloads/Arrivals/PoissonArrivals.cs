using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>
/// k independent uniforms in a second with k requests: a Poisson process, given its counts.
/// </summary>
public sealed class PoissonArrivals : IArrivalProcess
{
    /// <inheritdoc/>
    public IArrivalSource Arrivals(LoadTrace trace, SeedSequence seeds) => new SecondwiseSource(trace, seeds, Place);

    private static void Place(RandomStream random, Span<double> offsets)
    {
        foreach (ref double offset in offsets)
        {
            offset = random.NextDouble();
        }
    }
}
