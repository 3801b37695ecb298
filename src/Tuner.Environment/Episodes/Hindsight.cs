using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Episodes;

/// <summary>An episode as it is known afterwards: its load second by second, and its very arrivals and luck.</summary>
/// <param name="Pipeline">What is served.</param>
/// <param name="Trace">The load, the seconds to come included.</param>
/// <param name="Arrivals">How requests lie within the seconds.</param>
/// <param name="ArrivalSeeds">Of the very arrivals.</param>
/// <param name="SystemSeeds">Of the very service and start-up times.</param>
/// <param name="IntervalSeconds">Seconds between decisions.</param>
/// <param name="Intervals">Decisions of the episode.</param>
public sealed record Hindsight(
    Pipeline Pipeline,
    LoadTrace Trace,
    IArrivalProcess Arrivals,
    SeedSequence ArrivalSeeds,
    SeedSequence SystemSeeds,
    double IntervalSeconds,
    int Intervals)
{
    /// <summary>A simulation at time 0 that meets the very same arrivals and the very same luck as the episode will.</summary>
    public SimulatedServingSystem System() => new(Pipeline, Arrivals.Arrivals(Trace, ArrivalSeeds), SystemSeeds);
}
