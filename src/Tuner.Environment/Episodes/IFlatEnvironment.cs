namespace Tuner.Environment.Episodes;

/// <summary>
/// One environment over flat buffers that the caller owns: what a vector of environments is made of.
/// Actions are multi-discrete: one choice per head.
/// </summary>
public interface IFlatEnvironment
{
    /// <summary>Floats in one observation.</summary>
    int ObservationSize { get; }

    /// <summary>Choices of every head, in order; their sum is the width of the mask.</summary>
    IReadOnlyList<int> HeadSizes { get; }

    /// <summary>Whether its steps bring <see cref="FlatStep.RewardBaseline"/>.</summary>
    bool HasRewardBaseline => false;

    /// <summary>Starts an episode that is a function of the seed alone.</summary>
    /// <param name="seed">Decides all that is random in the episode.</param>
    /// <param name="observation">Shape [ObservationSize]; written whole.</param>
    /// <param name="mask">Shape [sum of HeadSizes]; written whole, at least one true per head.</param>
    void Reset(ulong seed, Span<float> observation, Span<bool> mask);

    /// <summary>One step; observation and mask are written whole, at the end of an episode with its last observation.</summary>
    /// <param name="action">Shape [heads]; every choice is allowed by the last mask.</param>
    /// <param name="observation">Shape [ObservationSize].</param>
    /// <param name="mask">Shape [sum of HeadSizes].</param>
    FlatStep Step(ReadOnlySpan<int> action, Span<float> observation, Span<bool> mask);
}
