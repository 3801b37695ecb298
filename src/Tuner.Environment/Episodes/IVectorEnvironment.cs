namespace Tuner.Environment.Episodes;

/// <summary>
/// N environments stepped together over flat buffers, for learners. Actions are multi-discrete: one choice per head.
/// An environment that ends is reset within the same step: <see cref="Observations"/> then holds the first observation
/// of the new episode and <see cref="FinalObservations"/> the last of the old, from which a truncated episode bootstraps.
/// </summary>
public interface IVectorEnvironment
{
    /// <summary>N, the number of environments.</summary>
    int Count { get; }

    /// <summary>Floats in one observation.</summary>
    int ObservationSize { get; }

    /// <summary>Choices of every head, in order; their sum is the width of the mask and of the policy's logits.</summary>
    IReadOnlyList<int> HeadSizes { get; }

    /// <summary>Shape [N, ObservationSize].</summary>
    ReadOnlySpan<float> Observations { get; }

    /// <summary>Shape [N, ObservationSize]; row i is meaningful only where environment i has just ended.</summary>
    ReadOnlySpan<float> FinalObservations { get; }

    /// <summary>Shape [N, sum of HeadSizes]; true where a choice is allowed. Every head has at least one.</summary>
    ReadOnlySpan<bool> Masks { get; }

    /// <summary>Shape [N].</summary>
    ReadOnlySpan<float> Rewards { get; }

    /// <summary>
    /// Shape [N], or empty: what a reference earned in the same step under the same inputs. It does not depend on the actions, so a
    /// learner may subtract it from the rewards: what is left is what the actions changed (input-dependent baseline, Mao et al., 2019).
    /// </summary>
    ReadOnlySpan<float> RewardBaselines => [];

    /// <summary>Shape [N].</summary>
    ReadOnlySpan<bool> Terminated { get; }

    /// <summary>Shape [N].</summary>
    ReadOnlySpan<bool> Truncated { get; }

    /// <summary>Starts N episodes that are functions of the seed and of their index alone.</summary>
    void Reset(ulong seed);

    /// <summary>Steps all N; <paramref name="actions"/> has shape [N, heads].</summary>
    void Step(ReadOnlySpan<int> actions);
}
