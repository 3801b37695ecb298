using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads;

/// <summary>Places the requests of a trace within their seconds: a second with k requests gets exactly k.</summary>
public interface IArrivalProcess
{
    /// <summary>The arrivals of one run over a trace; the same for the same seeds.</summary>
    IArrivalSource Arrivals(LoadTrace trace, SeedSequence seeds);
}
