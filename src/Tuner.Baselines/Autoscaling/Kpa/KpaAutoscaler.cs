namespace Tuner.Baselines.Autoscaling.Kpa;

/// <summary>
/// The decision of Knative's pod autoscaler (knative/serving, pkg/autoscaler/scaling) from two averages of the concurrency: of the stable
/// window and of the panic window. A panic scales on the higher of both, never down, and ends a stable window after its last cause.
/// </summary>
/// <param name="options">Thresholds and rates.</param>
/// <param name="target">Concurrency aimed at for each replica, above 0.</param>
public sealed class KpaAutoscaler(KpaOptions options, double target)
{
    private readonly List<(double Seconds, int Replicas)> _delayed = [];
    private double? _panicSeconds;
    private int _panicMost;

    /// <summary>Whether it panics.</summary>
    public bool IsPanicking => _panicSeconds is not null;

    /// <summary>An autoscaler that finds more than one replica begins with a panic, so that it scales nothing down that it knows nothing of.</summary>
    public void Start(double nowSeconds, int replicas)
    {
        _delayed.Clear();
        _panicSeconds = replicas > 1 ? nowSeconds : null;
        _panicMost = replicas > 1 ? replicas : 0;
    }

    /// <summary>What is wanted before all limits, and the replicas within the rates; 0 where nothing comes.</summary>
    public Recommendation Next(double nowSeconds, int ready, double stableConcurrency, double panicConcurrency)
    {
        int counted = Math.Max(1, ready);
        int stable = ReplicaCount.Ceiling(stableConcurrency / target), panic = ReplicaCount.Ceiling(panicConcurrency / target);

        // One step up and one step down is always allowed, however small the rates: so the former is rounded up, the latter down.
        int most = ReplicaCount.Ceiling(options.MaxScaleUpRate * counted);
        int least = (int)Math.Floor(counted / options.MaxScaleDownRate);
        Panic(nowSeconds, isCause: (double)panic / counted >= options.PanicThresholdPercent / 100.0);
        int replicas = Math.Min(Math.Max(stable, least), most);
        if (IsPanicking)
        {
            _panicMost = Math.Max(_panicMost, Math.Max(replicas, Math.Min(Math.Max(panic, least), most)));
            replicas = _panicMost;
        }

        return new Recommendation(IsPanicking ? Math.Max(stable, panic) : stable, Delayed(nowSeconds, replicas));
    }

    private void Panic(double nowSeconds, bool isCause)
    {
        if (isCause)
        {
            _panicSeconds = nowSeconds;
        }
        else if (_panicSeconds + options.StableWindowSeconds < nowSeconds)
        {
            _panicSeconds = null;
            _panicMost = 0;
        }
    }

    private int Delayed(double nowSeconds, int replicas)
    {
        _delayed.RemoveAll(d => d.Seconds <= nowSeconds - options.ScaleDownDelaySeconds);
        _delayed.Add((nowSeconds, replicas));
        return _delayed.Max(d => d.Replicas);
    }
}
