using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>A deployed pipeline for which time passes: simulated, or real.</summary>
public interface IServingSystem
{
    /// <summary>What is deployed.</summary>
    Pipeline Pipeline { get; }

    /// <summary>Seconds since the start.</summary>
    double NowSeconds { get; }

    /// <summary>Deploys the first decision; at time 0 its replicas are ready.</summary>
    void Start(Decision decision);

    /// <summary>
    /// Puts a decision in force and lets an interval pass. The report is filled anew by every call.
    /// </summary>
    /// <exception cref="ArgumentException">The decision is outside the pipeline's decision space.</exception>
    IntervalReport Advance(Decision decision, double intervalSeconds);
}
