using System.Collections.Immutable;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>How one stage is served until the next decision. Equal when the contents are equal.</summary>
public sealed class StageDecision : IEquatable<StageDecision>
{
    /// <summary>A stage served by one or more deployments.</summary>
    public StageDecision(ImmutableArray<VariantDeployment> deployments, int maxBatch, double batchTimeoutSeconds = 0.0)
    {
        ArgumentOutOfRangeException.ThrowIfZero(deployments.Length, nameof(deployments));
        Deployments = deployments;
        MaxBatch = maxBatch;
        BatchTimeoutSeconds = batchTimeoutSeconds;
        foreach (VariantDeployment deployment in deployments)
        {
            Replicas += deployment.Replicas;
            Cores += deployment.Replicas * deployment.Allocation.Cores;
            GpuShare += deployment.Replicas * deployment.Allocation.GpuShare;
        }
    }

    /// <summary>A stage served by replicas of one variant.</summary>
    public StageDecision(int variant, Allocation allocation, int replicas, int maxBatch, double batchTimeoutSeconds = 0.0)
        : this([new VariantDeployment(variant, allocation, replicas)], maxBatch, batchTimeoutSeconds)
    {
    }

    /// <summary>One or more, with distinct (variant, allocation).</summary>
    public ImmutableArray<VariantDeployment> Deployments { get; }

    /// <summary>Largest batch a replica takes, 1 or more.</summary>
    public int MaxBatch { get; }

    /// <summary>How long the oldest of a forming batch waits for it to fill; 0 takes what waits.</summary>
    public double BatchTimeoutSeconds { get; }

    /// <summary>Replicas of all deployments.</summary>
    public int Replicas { get; }

    /// <summary>Cores of all replicas.</summary>
    public double Cores { get; }

    /// <summary>GPU share of all replicas.</summary>
    public double GpuShare { get; }

    /// <inheritdoc/>
    public bool Equals(StageDecision? other) =>
        other is not null && MaxBatch == other.MaxBatch && BatchTimeoutSeconds.Equals(other.BatchTimeoutSeconds)
        && Deployments.AsSpan().SequenceEqual(other.Deployments.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StageDecision);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(MaxBatch);
        hash.Add(BatchTimeoutSeconds);
        foreach (VariantDeployment deployment in Deployments)
        {
            hash.Add(deployment);
        }

        return hash.ToHashCode();
    }
}
