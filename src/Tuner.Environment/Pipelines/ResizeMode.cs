namespace Tuner.Environment.Pipelines;

/// <summary>What a change of cores does to a replica. A change of GPU share is always a restart.</summary>
public enum ResizeMode
{
    /// <summary>The replica goes on with other cores (Kubernetes 1.35), after a delay and once its node has room.</summary>
    InPlace,

    /// <summary>A new replica takes its place: make before break.</summary>
    Restart,
}
