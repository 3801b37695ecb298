namespace Tuner.Baselines.Autoscaling.Kpa;

/// <summary>
/// Knative's pod autoscaler (knative/serving) on every stage: replicas by the concurrency of a stable window, and of a short one in a panic.
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Target, windows, rates, what is scaled.</param>
public sealed class KpaPolicy(string name, KpaOptions options) : AutoscalerPolicy(name, options)
{
    /// <inheritdoc/>
    protected override double TargetUtilization => options.TargetUtilization;

    /// <inheritdoc/>
    protected override IStageScaler Scaler(DeployedStage stage) => new KpaScaler(options, stage);
}
