namespace Tuner.Baselines.Autoscaling.Keda;

/// <summary>
/// KEDA (kedacore/keda) with a queue-length trigger on every stage: ceil(queue / target) replicas, through the HorizontalPodAutoscaler that
/// KEDA feeds, as its documentation describes it (pages "Scaling Deployments" and "ScaledObject specification").
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Trigger, behaviour, what is scaled.</param>
public sealed class KedaPolicy(string name, KedaOptions options) : AutoscalerPolicy(name, options)
{
    /// <inheritdoc/>
    protected override double TargetUtilization => 0.8;

    /// <inheritdoc/>
    protected override IStageScaler Scaler(DeployedStage stage) => options.IdleReplicas <= options.MinReplicas
        ? new KedaScaler(options, stage)
        : throw new ArgumentException($"'idleReplicas' of {options.IdleReplicas} are more than 'minReplicas', {options.MinReplicas}.");
}
