using Tuner.Agents.Ppo;

namespace Tuner.Agents.Tests.Ppo;

public sealed class GeneralizedAdvantageTests
{
    private const double Discount = 0.9;
    private const double Lambda = 0.8;

    [Fact]
    public void Compute_NoEnd_DiscountsTheResiduals()
    {
        RolloutBuffer buffer = Buffer();

        GeneralizedAdvantage.Compute(buffer, Discount, Lambda);

        // delta: 3 + .9 * 4 - 1.5 = 5.1, 2 + .9 * 1.5 - 1 = 2.35, 1 + .9 * 1 - .5 = 1.4; carried with .72.
        AssertNear([1.4 + (0.72 * (2.35 + (0.72 * 5.1))), 2.35 + (0.72 * 5.1), 5.1], buffer.Advantages);
        AssertNear([buffer.Advantages[0] + 0.5, buffer.Advantages[1] + 1.0, 6.6], buffer.Returns);
    }

    [Fact]
    public void Compute_Termination_NeitherBootstrapsNorCarries()
    {
        RolloutBuffer buffer = Buffer();
        buffer.Terminated[1] = true;

        GeneralizedAdvantage.Compute(buffer, Discount, Lambda);

        AssertNear([1.4 + (0.72 * 1.0), 2.0 - 1.0, 5.1], buffer.Advantages);
    }

    [Fact]
    public void Compute_Truncation_BootstrapsFromTheFinalObservationAndDoesNotCarry()
    {
        RolloutBuffer buffer = Buffer();
        buffer.Truncated[1] = true;
        buffer.FinalValues[1] = 10f;

        GeneralizedAdvantage.Compute(buffer, Discount, Lambda);

        AssertNear([1.4 + (0.72 * 10.0), 2.0 + 9.0 - 1.0, 5.1], buffer.Advantages);
    }

    [Fact]
    public void Compute_TerminatedAndTruncatedAtOnce_IsTermination()
    {
        RolloutBuffer buffer = Buffer();
        buffer.Terminated[2] = buffer.Truncated[2] = true;
        buffer.FinalValues[2] = 10f;

        GeneralizedAdvantage.Compute(buffer, Discount, Lambda);

        Assert.Equal(1.5, buffer.Advantages[2], 1e-6);
    }

    [Fact]
    public void Compute_LambdaOne_GivesTheDiscountedReturn()
    {
        RolloutBuffer buffer = Buffer();

        GeneralizedAdvantage.Compute(buffer, Discount, lambda: 1.0);

        Assert.Equal(1.0 + (0.9 * 2.0) + (0.81 * 3.0) + (0.729 * 4.0), buffer.Returns[0], 1e-5);
    }

    [Fact]
    public void Compute_TwoEnvironments_KeepsThemApart()
    {
        var buffer = new RolloutBuffer(steps: 2, environments: 2, observationSize: 1, heads: 1, logits: 1);
        new float[] { 1f, 0f, 1f, 0f }.CopyTo(buffer.Rewards, 0);
        buffer.LastValues[1] = 1f;

        GeneralizedAdvantage.Compute(buffer, 0.5, 1.0);

        AssertNear([1.5, 0.25, 1.0, 0.5], buffer.Advantages);
    }

    private static RolloutBuffer Buffer()
    {
        var buffer = new RolloutBuffer(steps: 3, environments: 1, observationSize: 1, heads: 1, logits: 1);
        new float[] { 1f, 2f, 3f }.CopyTo(buffer.Rewards, 0);
        new float[] { 0.5f, 1f, 1.5f }.CopyTo(buffer.Values, 0);
        buffer.LastValues[0] = 4f;
        return buffer;
    }

    private static void AssertNear(double[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-5);
        }
    }
}
