using Tuner.Agents.Environments;

namespace Tuner.Agents.Tests.Environments;

public sealed class MultiDiscreteIdentityTests
{
    [Fact]
    public void Step_HalfOfTheHeadsRight_RewardsHalf()
    {
        var environment = new MultiDiscreteIdentity(heads: 2, choices: 3);
        float[] observation = new float[6];
        bool[] mask = new bool[6];
        environment.Reset(1, observation, mask);
        int first = observation.AsSpan(0, 3).IndexOf(1f), second = observation.AsSpan(3, 3).IndexOf(1f);

        Assert.Equal(0.5f, environment.Step([first, (second + 1) % 3], observation, mask).Reward);
    }

    [Fact]
    public void Reset_EverythingMasked_StillAllowsTheRightChoice()
    {
        var environment = new MultiDiscreteIdentity(heads: 1, choices: 5, maskedShare: 1.0);
        float[] observation = new float[5];
        bool[] mask = new bool[5];

        environment.Reset(1, observation, mask);

        Assert.Equal(observation.Select(x => x == 1f), mask);
    }
}
