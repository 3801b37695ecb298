using Tuner.Agents.Encoding;

namespace Tuner.Agents.Tests.Encoding;

public sealed class RewardScalerTests
{
    [Fact]
    public void Scale_UndiscountedAlternatingRewards_DividesByTheDeviationOfTheReturn()
    {
        var scaler = new RewardScaler(2, discount: 0.0);
        float[] scaled = new float[2];

        scaler.Scale([-3f, 3f], [false, false], scaled);
        scaler.Scale([3f, -3f], [false, true], scaled);

        Assert.Equal(1f, scaled[0], 1e-6f);
        Assert.Equal(-1f, scaled[1], 1e-6f);
    }
}
