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
        1000.0 * batch / Pipeline.Stages[stage].Variants[variant].Profile.MeanMs(batch, amount);

    /// <summary>Mean service time of a full batch in seconds.</summary>
    public double MeanSeconds(int stage, int variant, double amount, int batch) =>
        Pipeline.Stages[stage].Variants[variant].Profile.MeanMs(batch, amount) / 1000.0;

    /// <summary>99th percentile of the service time of a full batch in seconds.</summary>
    public double P99Seconds(int stage, int variant, double amount, int batch) =>
        Pipeline.Stages[stage].Variants[variant].Profile.QuantileMs(batch, amount, 0.99) / 1000.0;

    /// <summary>Replicas whose joint throughput reaches <paramref name="rateRps"/>, at least one.</summary>
    public static int ReplicasFor(double rateRps, double throughputRps) =>
        Math.Max(1, (int)Math.Ceiling((rateRps / throughputRps) - 1e-9));
}
