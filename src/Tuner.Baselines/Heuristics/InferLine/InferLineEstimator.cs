using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Heuristics.InferLine;

/// <summary>
/// Says whether a decision keeps the SLO on a sample of the load, by a simulation of every request (InferLine, section 4.2). What is dropped has
/// missed the SLO.
/// </summary>
/// <param name="pipeline">What is served.</param>
/// <param name="sample">The load.</param>
/// <param name="arrivals">How requests lie within its seconds.</param>
/// <param name="missRatio">The part of requests that may miss the SLO.</param>
/// <param name="seeds">The same luck for all decisions.</param>
public sealed class InferLineEstimator(
    Pipeline pipeline, LoadTrace sample, IArrivalProcess arrivals, double missRatio, SeedSequence seeds)
{
    private const int ChunkSeconds = 30;

    private readonly double _requests = sample.Run.ToArray().Sum(n => (double)n);
    private SimulatedServingSystem? _system;

    /// <summary>Simulations so far.</summary>
    public int Simulations { get; private set; }

    /// <summary>Whether all but the part that may miss it are in time.</summary>
    public bool Keeps(Decision decision)
    {
        Simulations++;
        IArrivalSource source = arrivals.Arrivals(sample, seeds.Child("inferline-arrivals"));
        if (_system is null)
        {
            _system = new SimulatedServingSystem(pipeline, source, seeds.Child("inferline-system"));
        }
        else
        {
            _system.Reset(source, seeds.Child("inferline-system"));
        }

        _system.Start(decision);
        double enough = 2.0 * missRatio * _requests;
        int counted = 0, missed = 0;
        for (int second = 0; second < sample.DurationSeconds; second += ChunkSeconds)
        {
            IntervalReport report = _system.Advance(decision, Math.Min(ChunkSeconds, sample.DurationSeconds - second));
            counted += report.OnTime + report.Late + report.Dropped;
            missed += report.Late + report.Dropped;
            if (missed > enough)
            {
                // Twice as many as may be: what is still to come changes nothing.
                return false;
            }
        }

        return missed <= missRatio * counted;
    }
}
