using Tuner.Agents.Environments;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Environments;

public sealed class CartPoleTests
{
    private readonly float[] _observation = new float[4];
    private readonly bool[] _mask = new bool[2];

    [Fact]
    public void Step_FirstPush_FollowsTheEquationsOfMotion()
    {
        var environment = new CartPole();
        environment.Reset(1, _observation, _mask);
        double x = _observation[0], v = _observation[1], angle = _observation[2], w = _observation[3];

        environment.Step([1], _observation, _mask);

        // Barto, Sutton and Anderson (1983), appendix, without friction; m = 0.1, M + m = 1.1, l = 0.5, F = 10, g = 9.8, dt = 0.02.
        double angular = ((9.8 * Math.Sin(angle)) + (Math.Cos(angle) * (-10.0 - (0.05 * w * w * Math.Sin(angle))) / 1.1))
            / (0.5 * ((4.0 / 3.0) - (0.1 * Math.Pow(Math.Cos(angle), 2.0) / 1.1)));
        double linear = (10.0 + (0.05 * ((w * w * Math.Sin(angle)) - (angular * Math.Cos(angle))))) / 1.1;
        Assert.Equal(x + (0.02 * v), _observation[0], 1e-6);
        Assert.Equal(v + (0.02 * linear), _observation[1], 1e-6);
        Assert.Equal(angle + (0.02 * w), _observation[2], 1e-6);
        Assert.Equal(w + (0.02 * angular), _observation[3], 1e-6);
    }

    [Fact]
    public void Step_AlwaysRight_FallsWithinAFewSteps()
    {
        var environment = new CartPole();
        environment.Reset(1, _observation, _mask);
        int steps = 1;
        while (!environment.Step([1], _observation, _mask).Terminated)
        {
            steps++;
        }

        Assert.InRange(steps, 8, 11);
        Assert.True(Math.Abs(_observation[2]) > 0.2094);
    }

    [Fact]
    public void Step_RandomPolicy_LastsAsLongAsGymnasiumSays()
    {
        var environment = new CartPole();
        var random = new RandomStream(1);
        int steps = 0;
        for (ulong episode = 0; episode < 2000; episode++)
        {
            environment.Reset(episode, _observation, _mask);
            FlatStep step;
            do
            {
                step = environment.Step([random.NextInt(2)], _observation, _mask);
                steps++;
            }
            while (!step.Terminated && !step.Truncated);
        }

        // About 22 steps, deviation 12: the standard error of the mean is 0.27.
        Assert.InRange(steps / 2000.0, 21.0, 23.5);
    }

    [Fact]
    public void Step_BalancedForFiveHundredSteps_IsTruncated()
    {
        var environment = new CartPole();
        environment.Reset(1, _observation, _mask);
        FlatStep step = default;
        int steps = 0;
        while (!step.Terminated && !step.Truncated)
        {
            float lean = (3f * _observation[2]) + _observation[3] + (0.1f * _observation[0]) + (0.2f * _observation[1]);
            step = environment.Step([lean > 0f ? 1 : 0], _observation, _mask);
            steps++;
        }

        Assert.Equal(500, steps);
        Assert.True(step.Truncated);
        Assert.False(step.Terminated);
    }
}
