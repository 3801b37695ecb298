using System.Collections.Immutable;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>One <see cref="StageDecision"/> per stage, in the pipeline's order. Equal when the contents are equal.</summary>
public sealed class Decision : IEquatable<Decision>
{
    /// <summary>A decision for every stage.</summary>
    public Decision(ImmutableArray<StageDecision> stages)
    {
        ArgumentOutOfRangeException.ThrowIfZero(stages.Length, nameof(stages));
        Stages = stages;
        foreach (StageDecision stage in stages)
        {
            Cores += stage.Cores;
            GpuShare += stage.GpuShare;
            BatchSum += stage.MaxBatch;
        }
    }

    /// <summary>By stage.</summary>
    public ImmutableArray<StageDecision> Stages { get; }

    /// <summary>Cores of all replicas decided.</summary>
    public double Cores { get; }

    /// <summary>GPU share of all replicas decided.</summary>
    public double GpuShare { get; }

    /// <summary>Sum of the stages' max batches.</summary>
    public int BatchSum { get; }

    /// <summary>
    /// Fills the shares of <see cref="ItemFlow"/>: of a stage with several deployments each serves by its replicas.
    /// </summary>
    public void FillShares(Pipeline pipeline, Span<double> shares)
    {
        shares.Clear();
        for (int i = 0; i < Stages.Length; i++)
        {
            foreach (VariantDeployment deployment in Stages[i].Deployments)
            {
                shares[pipeline.Flow.Offset(i) + deployment.Variant] += (double)deployment.Replicas / Stages[i].Replicas;
            }
        }
    }

    /// <summary>Items that come to each stage for one request under this decision, by stage.</summary>
    public double[] Visits(Pipeline pipeline)
    {
        Span<double> shares = stackalloc double[pipeline.Flow.Size];
        FillShares(pipeline, shares);
        double[] visits = new double[Stages.Length];
        pipeline.Flow.Visits(shares, visits);
        return visits;
    }

    /// <inheritdoc/>
    public bool Equals(Decision? other) => other is not null && Stages.AsSpan().SequenceEqual(other.Stages.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Decision);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (StageDecision stage in Stages)
        {
            hash.Add(stage);
        }

        return hash.ToHashCode();
    }
}
