using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Environment.Tests.Workloads.Arrivals;

public sealed class EvenArrivalsTests
{
    [Fact]
    public void Arrivals_FlatTrace_HasOneGapThroughout()
    {
        List<double> times = ArrivalTimes.Of(new EvenArrivals(), ArrivalTimes.Flat(4, 3));
        Assert.Equal([0.125, 0.375, 0.625, 0.875, 1.125, 1.375, 1.625, 1.875, 2.125, 2.375, 2.625, 2.875], times);
    }
}
