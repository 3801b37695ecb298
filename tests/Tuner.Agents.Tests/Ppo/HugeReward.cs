using Tuner.Environment.Episodes;

namespace Tuner.Agents.Tests.Ppo;

/// <summary>Rewards whose squares no float can hold.</summary>
internal sealed class HugeReward : IFlatEnvironment
{
    public int ObservationSize => 1;

    public IReadOnlyList<int> HeadSizes { get; } = [2];

    public void Reset(ulong seed, Span<float> observation, Span<bool> mask)
    {
        observation[0] = 1f;
        mask.Fill(true);
    }

    public FlatStep Step(ReadOnlySpan<int> action, Span<float> observation, Span<bool> mask)
    {
        Reset(0, observation, mask);
        return new FlatStep(action[0] * 3e38f, false, false);
    }
}
