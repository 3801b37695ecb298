namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary>
/// What a HorizontalPodAutoscaler makes of a recommendation: section "Configurable scaling behavior" of Kubernetes' page, as
/// its controller does it. Remembers recommendations and changes of the past.
/// </summary>
public sealed class HpaBehavior(HpaScalingOptions up, HpaScalingOptions down)
{
    private readonly List<(double Seconds, int Replicas)> _recommendations = [];
    private readonly List<(double Seconds, int Change)> _changes = [];

    /// <summary>The replicas found count as the first recommendation.</summary>
    public void Start(double nowSeconds, int replicas)
    {
        _recommendations.Clear();
        _changes.Clear();
        _recommendations.Add((nowSeconds, replicas));
    }

    /// <summary>The replicas to be, by what the metrics ask for.</summary>
    public int Next(double nowSeconds, int current, int desired, int least, int most)
    {
        int next = current < least || current > most
            ? Math.Clamp(current, least, most)
            : Limit(nowSeconds, current, Stabilize(nowSeconds, current, desired), least, most);
        if (next != current)
        {
            _changes.Add((nowSeconds, next - current));
        }

        return next;
    }

    // "Stabilization window": up to the lowest recommendation of its window, down to the highest of its own, or stay.
    private int Stabilize(double nowSeconds, int current, int desired)
    {
        _recommendations.Add((nowSeconds, desired));
        _recommendations.RemoveAll(r => r.Seconds <= nowSeconds - Math.Max(up.StabilizationWindowSeconds, down.StabilizationWindowSeconds) && r.Seconds < nowSeconds);
        int lowest = desired, highest = desired;
        foreach ((double seconds, int replicas) in _recommendations)
        {
            lowest = seconds > nowSeconds - up.StabilizationWindowSeconds ? Math.Min(lowest, replicas) : lowest;
            highest = seconds > nowSeconds - down.StabilizationWindowSeconds ? Math.Max(highest, replicas) : highest;
        }

        return Math.Min(Math.Max(current, lowest), highest);
    }

    // "Scaling policies": what was changed in the period already counts against its limit.
    private int Limit(double nowSeconds, int current, int wanted, int least, int most)
    {
        if (wanted > current)
        {
            int limit = Math.Max(current, UpTo(nowSeconds, current));
            return Math.Min(wanted, Math.Min(most, limit));
        }

        if (wanted < current)
        {
            int limit = Math.Min(current, DownTo(nowSeconds, current));
            return Math.Max(wanted, Math.Max(least, limit));
        }

        return current;
    }

    private int UpTo(double nowSeconds, int current) => up.SelectPolicy == HpaSelectPolicy.Disabled ? current : Select(up, largest: up.SelectPolicy == HpaSelectPolicy.Max, policy =>
    {
        int start = current - ChangeSince(nowSeconds - policy.PeriodSeconds);
        return policy.Type == HpaPolicyType.Pods ? start + policy.Value : ReplicaCount.Ceiling(start * (1.0 + (policy.Value / 100.0)));
    });

    // Rounded down, so that a policy of a few percent removes one at least: 10 % of 72 are 8.
    private int DownTo(double nowSeconds, int current) => down.SelectPolicy == HpaSelectPolicy.Disabled ? current : Select(down, largest: down.SelectPolicy == HpaSelectPolicy.Min, policy =>
    {
        int start = current - ChangeSince(nowSeconds - policy.PeriodSeconds);
        return policy.Type == HpaPolicyType.Pods ? start - policy.Value : (int)Math.Floor((start * (1.0 - (policy.Value / 100.0))) + 1e-9);
    });

    private int ChangeSince(double seconds) => _changes.Where(c => c.Seconds > seconds).Sum(c => c.Change);

    private static int Select(HpaScalingOptions options, bool largest, Func<HpaScalingPolicyOptions, int> limit) =>
        largest ? options.Limits.Max(limit) : options.Limits.Min(limit);
}
