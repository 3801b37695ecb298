namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary>In what a scaling policy counts.</summary>
public enum HpaPolicyType
{
    /// <summary>Replicas.</summary>
    Pods,

    /// <summary>Percent of the replicas at the start of the period.</summary>
    Percent,
}
