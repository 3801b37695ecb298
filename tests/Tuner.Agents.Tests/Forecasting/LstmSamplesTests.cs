using Tuner.Agents.Forecasting;
using Tuner.Environment.Workloads;

namespace Tuner.Agents.Tests.Forecasting;

public sealed class LstmSamplesTests
{
    [Fact]
    public void Of_TwoStretches_LeavesNoSampleOverTheirJoint()
    {
        LstmOptions options = new() { Bins = 2, BinSeconds = 2, HorizonSeconds = 2, StrideSeconds = 3 };
        LstmSamples samples = LstmSamples.Of(
            [new LoadTrace("one", [1, 2, 3, 4, 5, 0, 7, 8, 9], historySeconds: 1), new LoadTrace("two", [10, 20, 30, 40, 50, 60], historySeconds: 2)],
            options,
            scale: 2.0);
        Assert.Equal([1f, 2f, 2.5f, 3.5f, 10f, 20f], samples.Inputs);
        Assert.Equal([2.5f, 4.5f, 30f], samples.Targets);
    }
}
