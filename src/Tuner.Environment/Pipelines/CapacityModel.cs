namespace Tuner.Environment.Pipelines;

/// <summary>
/// The closed-form view of a pipeline that solvers, masks and encoders share: what a replica can do and how long a batch takes.
/// No randomness and no queue in it; the simulator has those.
/// </summary>
public sealed class CapacityModel(Pipeline pipeline)
{
    /// <summary>The pipeline described.</summary>
    public Pipeline Pipeline { get; } = pipeline;

    /// <summary>Requests/s of one saturated replica that always serves full batches.</summary>
    public double ThroughputRps(int stage, int variant, double amount, int batch) =>
        1000.0 * batch / Pipeline.Stages[stage].Variants[variant].Profile.MeanMs(batch, SpeedAmount(stage, variant, amount));

    /// <summary>Mean service time of a full batch in seconds.</summary>
    public double MeanSeconds(int stage, int variant, double amount, int batch) =>
        Pipeline.Stages[stage].Variants[variant].Profile.MeanMs(batch, SpeedAmount(stage, variant, amount)) / 1000.0;

    /// <summary>99th percentile of the service time of a full batch in seconds.</summary>
    public double P99Seconds(int stage, int variant, double amount, int batch) =>
        Pipeline.Stages[stage].Variants[variant].Profile.QuantileMs(batch, SpeedAmount(stage, variant, amount), 0.99) / 1000.0;

    /// <summary>
    /// Items that come to each stage for one request, by stage, where each is served by one variant: an edge's probability times the mean
    /// items of the variant before it.
    /// </summary>
    public double[] Visits(ReadOnlySpan<int> variants)
    {
        Span<double> shares = stackalloc double[Pipeline.Flow.Size];
        Pipeline.Flow.Choose(variants, shares);
        double[] visits = new double[Pipeline.Stages.Length];
        Pipeline.Flow.Visits(shares, visits);
        return visits;
    }

    /// <summary>The longest way through the graph, where each stage takes so many seconds.</summary>
    public double CriticalPathSeconds(ReadOnlySpan<double> stageSeconds)
    {
        Span<double> until = stackalloc double[stageSeconds.Length];
        double longest = 0.0;
        for (int i = 0; i < until.Length; i++)
        {
            double before = 0.0;
            foreach (StageEdge edge in Pipeline.Graph.In(i))
            {
                before = Math.Max(before, until[edge.From]);
            }

            until[i] = before + stageSeconds[i];
            longest = Math.Max(longest, until[i]);
        }

        return longest;
    }

    /// <summary>Replicas whose joint throughput reaches <paramref name="rateRps"/>, at least one.</summary>
    public static int ReplicasFor(double rateRps, double throughputRps) =>
        Math.Max(1, (int)Math.Ceiling((rateRps / throughputRps) - 1e-9));

    private double SpeedAmount(int stage, int variant, double amount) =>
        Pipeline.Cluster.SpeedAmount(Pipeline.Stages[stage].Variants[variant].BaseAllocation with { Amount = amount });
}
