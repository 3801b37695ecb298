namespace Tuner.Environment.Pipelines;

/// <summary>What happens where the cluster has no room for the successors of replicas that are to go.</summary>
public enum UpdateStrategy
{
    /// <summary>One old replica of the stage drains for each that waits, down to one: a rolling update with maxUnavailable 1.</summary>
    Rolling,

    /// <summary>What comes waits until there is room.</summary>
    Surge,
}
