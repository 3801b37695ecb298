using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Reference.RateOracle;

/// <summary>What may come after a present moment: other arrivals and other luck, or, without them, what does come.</summary>
internal sealed class Future(SimulatedServingSystem copy, IArrivalSource? arrivals, SeedSequence? seeds)
{
    /// <summary>The present, with this future before it; one and the same system each time.</summary>
    public SimulatedServingSystem From(SimulatedServingSystem present)
    {
        copy.CopyFrom(present, arrivals?.Copy(), seeds);
        return copy;
    }
}
