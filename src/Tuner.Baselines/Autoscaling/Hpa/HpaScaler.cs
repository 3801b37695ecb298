using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary>A HorizontalPodAutoscaler over one stage: metrics from the reports since its last look, the calculator, the behaviour.</summary>
public sealed class HpaScaler(HpaOptions options, DeployedStage stage) : IStageScaler
{
    private readonly PeriodClock _clock = new(options.SyncPeriodSeconds);
    private readonly HpaBehavior _behavior = new(options.ScaleUp, options.ScaleDown);
    private double _busySeconds, _readySeconds;
    private long _served;
    private int _readyBefore, _wanted;

    /// <inheritdoc/>
    public void Start(double nowSeconds, int replicas)
    {
        _clock.Start(nowSeconds);
        _behavior.Start(nowSeconds, replicas);
        _readyBefore = _wanted = replicas;
    }

    /// <inheritdoc/>
    public Recommendation Next(in StageObservation observation)
    {
        StageReport report = observation.Report;
        _busySeconds += report.BusySeconds;
        _readySeconds += report.ReadySeconds;
        _served += report.Served;
        if (!_clock.IsDue(observation.NowSeconds))
        {
            return new Recommendation(_wanted, stage.Allowed(observation.Current));
        }

        _wanted = Desired(observation.Current, report) ?? observation.Current;
        (_busySeconds, _readySeconds, _served, _readyBefore) = (0.0, 0.0, 0, report.ReplicasReady);
        return new Recommendation(
            _wanted, _behavior.Next(observation.NowSeconds, observation.Current, _wanted, stage.MinReplicas, stage.MaxReplicas));
    }

    // "Scaling on multiple metrics": the highest; where one has no value, no step down.
    private int? Desired(int current, StageReport report)
    {
        int? utilization = options.Utilization > 0.0 ? ByUtilization(current, report) : 0;
        int? requests = options.RequestsPerReplica > 0.0 ? ByRequests(current, report) : 0;
        int highest = Math.Max(utilization ?? 0, requests ?? 0);
        return (utilization is null || requests is null) && highest < current ? null : highest;
    }

    // CPU: a replica whose value is of a time when it was not ready is set aside as one that is not ready.
    private int? ByUtilization(int current, StageReport report)
    {
        int fresh = Math.Clamp(report.ReplicasReady - _readyBefore, 0, report.ReplicasReady);
        HpaPods pods = new(report.ReplicasReady - fresh, fresh + report.ReplicasStarting + report.ReplicasPending);
        return ForAverage(current, _busySeconds, options.Utilization, pods);
    }

    // Another metric than CPU: a replica that starts runs already, but has no value.
    private int? ByRequests(int current, StageReport report) =>
        ForAverage(current, _served, options.RequestsPerReplica, new HpaPods(report.ReplicasReady, report.ReplicasPending, report.ReplicasStarting));

    private int? ForAverage(int current, double total, double target, HpaPods pods) =>
        _readySeconds <= 0.0 ? null : HpaCalculator.ForAverage(current, total / _readySeconds, target, pods, options.Tolerance);
}
