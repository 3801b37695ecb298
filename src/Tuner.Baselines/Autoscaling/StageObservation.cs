using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Autoscaling;

/// <summary>What an autoscaler sees of a stage when it decides.</summary>
/// <param name="NowSeconds">Since the start of the run.</param>
/// <param name="IntervalSeconds">What the report covers, up to now.</param>
/// <param name="Current">Replicas decided so far, ready or not.</param>
/// <param name="Report">The last interval at the stage.</param>
public readonly record struct StageObservation(double NowSeconds, double IntervalSeconds, int Current, StageReport Report)
{
    /// <summary>That of a stage at a decision which a report precedes.</summary>
    public static StageObservation Of(Observation observation, int stage) => new(
        observation.Interval * observation.IntervalSeconds,
        observation.IntervalSeconds,
        observation.InForce.Stages[stage].Replicas,
        observation.Reports[0].Stages[stage]);

    /// <summary>Time average of the items in service.</summary>
    public double MeanRunning =>
        Report.Batches == 0 ? Report.BusySeconds / IntervalSeconds : Report.BusySeconds / IntervalSeconds * Report.BatchItems / Report.Batches;

    /// <summary>Time average of the items at the stage, waiting or in service: by Little's law, arrivals x time spent here.</summary>
    public double MeanConcurrency => Report.MeanQueueLength + MeanRunning;
}
