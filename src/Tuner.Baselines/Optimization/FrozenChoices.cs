using System.Collections.Immutable;

namespace Tuner.Baselines.Optimization;

/// <summary>What a plan may not choose, by stage in the pipeline's order; an empty array freezes nothing.</summary>
public sealed class FrozenChoices : IEquatable<FrozenChoices>
{
    /// <summary>Everything is free.</summary>
    public static FrozenChoices None { get; } = new();

    /// <summary>The one variant of each stage that may be used.</summary>
    public ImmutableArray<int> Variants { get; init; } = [];

    /// <summary>The replicas of each stage, 1 or more.</summary>
    public ImmutableArray<int> Replicas { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(FrozenChoices? other) =>
        other is not null && Variants.AsSpan().SequenceEqual(other.Variants.AsSpan())
        && Replicas.AsSpan().SequenceEqual(other.Replicas.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FrozenChoices);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Variants.Length);
        foreach (int value in Variants.Concat(Replicas))
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}
