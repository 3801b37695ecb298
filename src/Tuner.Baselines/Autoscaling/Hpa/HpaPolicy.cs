namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary>
/// Kubernetes' HorizontalPodAutoscaler (autoscaling/v2) with one autoscaler a stage, as its documentation describes it. The busy part of the
/// ready replicas' time stands for CPU utilisation.
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Metric, behaviour, what is scaled.</param>
public sealed class HpaPolicy(string name, HpaOptions options) : AutoscalerPolicy(name, options)
{
    /// <inheritdoc/>
    protected override double TargetUtilization => options.Utilization > 0.0 ? options.Utilization : 0.8;

    /// <inheritdoc/>
    protected override IStageScaler Scaler(DeployedStage stage) => options.Utilization > 0.0 || options.RequestsPerReplica > 0.0
        ? new HpaScaler(options, stage)
        : throw new ArgumentException("An autoscaler needs a metric: 'utilization' or 'requestsPerReplica' above 0.");
}
