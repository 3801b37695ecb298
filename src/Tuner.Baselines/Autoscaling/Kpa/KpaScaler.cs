namespace Tuner.Baselines.Autoscaling.Kpa;

/// <summary>Knative's pod autoscaler over one stage: the concurrency of the reports, averaged over both windows.</summary>
public sealed class KpaScaler(KpaOptions options, DeployedStage stage) : IStageScaler
{
    private readonly KpaAutoscaler _autoscaler =
        new(options, options.TargetUtilization * (options.Concurrency > 0.0 ? options.Concurrency : stage.Batch));

    private readonly WindowAverage _concurrency = new(options.StableWindowSeconds);

    /// <inheritdoc/>
    public void Start(double nowSeconds, int replicas)
    {
        _concurrency.Clear();
        _autoscaler.Start(nowSeconds, replicas);
    }

    /// <inheritdoc/>
    public Recommendation Next(in StageObservation observation)
    {
        _concurrency.Add(observation.NowSeconds, observation.IntervalSeconds, observation.MeanConcurrency);
        Recommendation next = _autoscaler.Next(
            observation.NowSeconds,
            observation.Report.ReplicasReady,
            _concurrency.Over(options.StableWindowSeconds),
            _concurrency.Over(options.StableWindowSeconds * options.PanicWindowPercent / 100.0));
        return next with { Replicas = stage.Allowed(next.Replicas) };
    }
}
