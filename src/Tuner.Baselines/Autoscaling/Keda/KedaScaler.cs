using Tuner.Baselines.Autoscaling.Hpa;

namespace Tuner.Baselines.Autoscaling.Keda;

/// <summary>
/// A ScaledObject over one stage. KEDA itself decides about activity alone ("Activation phase"); as long as a stage is active, a
/// HorizontalPodAutoscaler with the queue for an external metric of type AverageValue decides ("Scaling phase").
/// </summary>
public sealed class KedaScaler(KedaOptions options, DeployedStage stage) : IStageScaler
{
    private readonly PeriodClock _polls = new(options.PollingIntervalSeconds);
    private readonly PeriodClock _syncs = new(options.SyncPeriodSeconds);
    private readonly HpaBehavior _behavior = new(options.ScaleUp, options.ScaleDown);
    private double _polledQueue, _activeSeconds;
    private bool _isIdle;
    private int _wanted;

    /// <inheritdoc/>
    public void Start(double nowSeconds, int replicas)
    {
        _polls.Start(nowSeconds);
        _syncs.Start(nowSeconds);
        _behavior.Start(nowSeconds, replicas);
        (_polledQueue, _activeSeconds, _isIdle, _wanted) = (0.0, nowSeconds, false, replicas);
    }

    /// <inheritdoc/>
    public Recommendation Next(in StageObservation observation)
    {
        double now = observation.NowSeconds;
        double queue = observation.Report.QueueLength + (options.CountRunning ? observation.MeanRunning : 0.0);
        int current = stage.Allowed(observation.Current);
        if (_polls.IsDue(now))
        {
            _polledQueue = queue;
            bool isActive = queue > options.ActivationThreshold;
            _activeSeconds = isActive ? now : _activeSeconds;
            if (isActive && _isIdle)
            {
                // The autoscaler that KEDA switches on again begins with the least.
                _behavior.Start(now, current);
                _wanted = current;
            }

            _isIdle = !isActive && now - _activeSeconds >= options.CooldownSeconds;
        }

        if (_isIdle)
        {
            // "The activation value has more priority than the scaling value."
            return new Recommendation(options.IdleReplicas, options.IdleReplicas);
        }

        if (!_syncs.IsDue(now))
        {
            return new Recommendation(_wanted, current);
        }

        double metric = options.UseCachedMetrics ? _polledQueue : queue;
        _wanted = HpaCalculator.ForTotal(current, metric, options.QueuePerReplica, options.Tolerance);
        return new Recommendation(_wanted, _behavior.Next(now, current, _wanted, stage.MinReplicas, stage.MaxReplicas));
    }
}
