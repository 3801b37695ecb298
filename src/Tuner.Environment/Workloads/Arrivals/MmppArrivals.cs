using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>
/// A trace as the mean of a Markov-modulated Poisson process: a second with k requests has the mean rate k, and the chain, which runs on
/// through all seconds, makes it more or less. So k is the mean of the number of requests in its second, not the number
/// itself: on a flat trace the law is exactly that of <see cref="ModulatedArrivals"/> at a constant rate.
/// </summary>
public sealed class MmppArrivals(MarkovModulation modulation) : IArrivalProcess
{
    /// <summary>The chain.</summary>
    public MarkovModulation Modulation { get; } = modulation;

    /// <inheritdoc/>
    public IArrivalSource Arrivals(LoadTrace trace, SeedSequence seeds) =>
        new ModulatedArrivals(second => trace[second], trace.DurationSeconds, Modulation, seeds);
}
