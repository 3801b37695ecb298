using Tuner.Environment.Dispatching;

namespace Tuner.Environment.Tests.Dispatching;

public sealed class DropRulesTests
{
    [Theory]
    [InlineData(2.0, false)]
    [InlineData(1.75, true)]
    public void IsHopeless_FinishAfterTheDeadline_IsTrue(double deadline, bool expected) =>
        Assert.Equal(expected, DropRules.IsHopeless(deadline, nowSeconds: 1.0, batchSeconds: .5, aheadSeconds: .5));

    [Theory]
    [InlineData(1.5, false)]
    [InlineData(1.51, true)]
    public void IsTooOld_OlderThanTheLimit_IsTrue(double now, bool expected) =>
        Assert.Equal(expected, DropRules.IsTooOld(arrivalSeconds: 1.0, now, limitSeconds: .5));
}
