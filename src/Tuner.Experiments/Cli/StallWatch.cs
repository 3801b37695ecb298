using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Cli;

/// <summary>
/// Tells of a simulation without arrivals whether what is still inside can ever leave. Nothing can where no replica was busy and no item moved for
/// longer than every batch timeout, and no stage with items waiting has a replica that starts; where nodes come back, for longer than
/// their repair can be thought to take. Nor, for all that can be played, where a million crashes and failed starts brought no item on.
/// </summary>
internal sealed class StallWatch(Pipeline pipeline, Decision decision)
{
    /// <summary>An exponential repair takes longer with a probability of exp(-40) = 4e-18.</summary>
    private const double RepairsWaited = 40.0;

    private const long MostBreakdowns = 1_000_000;

    private readonly double _patienceSeconds = Math.Max(
        decision.Stages.Max(stage => stage.BatchTimeoutSeconds),
        double.IsFinite(pipeline.Faults.NodeMeanLifeSeconds) ? RepairsWaited * pipeline.Faults.NodeMeanRepairSeconds : 0.0);

    private double _idleSeconds;
    private long _breakdowns;

    /// <summary>Stages with items that wait and no replica ready, when it was last looked.</summary>
    public ImmutableArray<int> StagesWithoutReplica { get; private set; } = [];

    /// <summary>True once it is in vain to go on; to be called after every interval.</summary>
    public bool Sees(IntervalReport report)
    {
        bool moved = report.Abandoned > 0, waits = true;
        foreach (StageReport stage in report.Stages)
        {
            moved |= stage.Served > 0 || stage.Dropped > 0;
            waits &= stage.BusySeconds <= 0.0 && (stage.QueueLength == 0 || stage.ReplicasStarting == 0);
            _breakdowns += stage.StartsFailed + stage.ReplicasCrashed;
        }

        _idleSeconds = !moved && waits ? _idleSeconds + (report.EndSeconds - report.StartSeconds) : 0.0;
        _breakdowns = moved ? 0 : _breakdowns;
        StagesWithoutReplica =
        [
            .. Enumerable.Range(0, report.Stages.Length).Where(i => report.Stages[i] is { QueueLength: > 0, ReplicasReady: 0 }),
        ];
        return _idleSeconds > _patienceSeconds || _breakdowns > MostBreakdowns;
    }
}
