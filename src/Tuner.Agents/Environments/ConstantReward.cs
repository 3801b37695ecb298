using Tuner.Environment.Episodes;

namespace Tuner.Agents.Environments;

/// <summary>
/// A probe of bootstrapping: reward 1 for ever, cut into truncated episodes. The value of its only state is 1 / (1 - discount);
/// a learner that takes truncation for termination finds less.
/// </summary>
/// <param name="episodeSteps">Steps until truncation.</param>
public sealed class ConstantReward(int episodeSteps) : IFlatEnvironment
{
    private int _steps;

    public int ObservationSize => 1;

    public IReadOnlyList<int> HeadSizes { get; } = [2];

    public void Reset(ulong seed, Span<float> observation, Span<bool> mask)
    {
        _steps = 0;
        observation[0] = 1f;
        mask.Fill(true);
    }

    public FlatStep Step(ReadOnlySpan<int> action, Span<float> observation, Span<bool> mask)
    {
        observation[0] = 1f;
        mask.Fill(true);
        return new FlatStep(1f, false, ++_steps >= episodeSteps);
    }
}
