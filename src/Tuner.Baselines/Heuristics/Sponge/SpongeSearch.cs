using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Heuristics.Sponge;

/// <summary>
/// Sponge's search for one stage: sizes from the smallest, at each the batches from the smallest, and the first that is fast enough. Where
/// none is, the fastest. Times are means of l(b, c) = gamma b / c + delta b + epsilon / c + eta (equation 2), or of what the pipeline has in its place.
/// </summary>
internal sealed class SpongeSearch(CapacityModel capacity, int stage, int variant, double latencyMargin)
{
    private const double Tolerance = 1e-9;

    private readonly Stage _stage = capacity.Pipeline.Stages[stage];
    private readonly Variant _variant = capacity.Pipeline.Stages[stage].Variants[variant];

    /// <summary>
    /// The fewest cores of one replica, and of these the smallest batch, with which the requests of one second are done in the time there is:
    /// ceil(lambda / b) l(b, c) of at most <paramref name="budgetSeconds"/>.
    /// </summary>
    public SpongeChoice Vertical(double rateRps, double budgetSeconds) => First(
        from allocation in _variant.Allocations
        from batch in _stage.BatchSizes
        let seconds = Math.Ceiling((rateRps / batch) - Tolerance) * Seconds(allocation, batch)
        select new SpongeChoice(allocation, 1, batch, seconds, seconds <= budgetSeconds));

    /// <summary>
    /// The fewest replicas of the smallest size, and of these the smallest batch, that serve the load, n b / l of at least lambda, and
    /// where a batch fills and is done in time: (b - 1) / lambda + l below <paramref name="budgetSeconds"/>.
    /// </summary>
    public SpongeChoice Horizontal(double rateRps, double budgetSeconds)
    {
        // Of those too slow for the load, the one that serves most; of the others the fastest.
        double most = _stage.BatchSizes.Max(b => b / Seconds(_variant.Allocations[0], b)) * _stage.MaxReplicas;
        double target = Math.Min(rateRps, most);
        return First(
            from replicas in Enumerable.Range(1, _stage.MaxReplicas)
            from batch in _stage.BatchSizes
            let seconds = Seconds(_variant.Allocations[0], batch)
            where replicas * batch / seconds >= target - Tolerance
            let latency = seconds + ((batch - 1) / rateRps)
            select new SpongeChoice(_variant.Allocations[0], replicas, batch, latency, latency < budgetSeconds && most >= rateRps));
    }

    private static SpongeChoice First(IEnumerable<SpongeChoice> choices)
    {
        SpongeChoice? least = null;
        foreach (SpongeChoice choice in choices)
        {
            if (choice.Feasible)
            {
                return choice;
            }

            least = least is { } best && best.Seconds <= choice.Seconds ? best : choice;
        }

        return least ?? throw new InvalidOperationException("A stage has an allocation, a batch size and room for a replica.");
    }

    private double Seconds(Allocation allocation, int batch) =>
        (1.0 + latencyMargin) * capacity.MeanSeconds(stage, variant, allocation.Amount, batch);
}
