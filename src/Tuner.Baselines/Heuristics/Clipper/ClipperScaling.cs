namespace Tuner.Baselines.Heuristics.Clipper;

/// <summary>Who sets the replicas beside Clipper, which sets batches.</summary>
public enum ClipperScaling
{
    /// <summary>Nobody: those for one load, for the whole run.</summary>
    Fixed,

    /// <summary>Kubernetes' HorizontalPodAutoscaler with its defaults.</summary>
    Hpa,
}
