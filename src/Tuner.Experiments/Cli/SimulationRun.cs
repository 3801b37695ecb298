using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Experiments.Cli;

/// <summary>Plays one decision over all arrivals, and on until nothing is inside or nothing can leave.</summary>
internal static class SimulationRun
{
    private const double ChunkSeconds = 10.0;

    /// <param name="pipeline">What is served.</param>
    /// <param name="decision">In force from the start to the end.</param>
    /// <param name="arrivals">At their beginning.</param>
    /// <param name="seeds">Of all that is random.</param>
    /// <param name="warmupSeconds">At the beginning, not counted.</param>
    /// <param name="untilEmpty">Goes on after the last arrival.</param>
    /// <param name="log">Is told of every request that ends.</param>
    public static SimulationTotals Play(
        Pipeline pipeline, Decision decision, IArrivalSource arrivals, SeedSequence seeds, double warmupSeconds, bool untilEmpty, RequestLog? log)
    {
        SimulatedServingSystem system = new(pipeline, arrivals, seeds, log);
        SimulationTotals totals = new(pipeline);
        system.Start(decision);
        if (warmupSeconds > 0.0)
        {
            system.Advance(decision, warmupSeconds);
        }

        double end = arrivals.DurationSeconds;
        while (system.NowSeconds < end)
        {
            totals.Add(system.Advance(decision, Math.Min(ChunkSeconds, end - system.NowSeconds)));
        }

        StallWatch watch = new(pipeline, decision);
        while (untilEmpty && !system.IsEmpty && totals.NeverLeave == 0)
        {
            IntervalReport report = system.Advance(decision, ChunkSeconds);
            totals.AddDrain(report);
            if (watch.Sees(report))
            {
                totals.EndStalled(system.InFlight, watch.StagesWithoutReplica);
            }
        }

        return totals;
    }
}
