using Tuner.Environment.Dispatching;

namespace Tuner.Environment.Tests.Dispatching;

public sealed class DropRulesTests
{
    [Fact]
    public void LeastDeadlineSeconds_BatchAndStagesAhead_IsTheirMeanFinish() =>
        Assert.Equal(2.0, DropRules.LeastDeadlineSeconds(nowSeconds: 1.0, batchSeconds: .5, aheadSeconds: .5));

    [Theory]
    [InlineData(1.5, false)]
    [InlineData(1.51, true)]
    public void IsTooOld_OlderThanTheLimit_IsTrue(double now, bool expected) =>
        Assert.Equal(expected, DropRules.IsTooOld(arrivalSeconds: 1.0, now, limitSeconds: .5));
}
