using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>
/// An overload and its end, D/D/1. 100/s are served; 150/s come for 60 s, then 60/s. Request n of the first waits n/300 s; request k
/// of the second 30 - k/150 s, down to nothing at the 4,500th, 75 s later. The waits sum to 202,500 s exactly, 15 s for each of 13,500.
/// </summary>
public sealed class FluidOverloadTests
{
    [Fact]
    public void Advance_Overload_WaitsAddUpAsArithmeticSays()
    {
        const double Tolerance = 1e-3;
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 10.0)]));
        double[] arrivals =
        [
            .. Enumerable.Range(0, 9_000).Select(n => n / 150.0),
            .. Enumerable.Range(0, 5_100).Select(k => 60.0 + (k / 60.0)),
        ];
        var system = Setup.System(pipeline, new ListedArrivals(arrivals));
        Decision one = Setup.Uniform(pipeline, 1);
        system.Start(one);

        IntervalReport overload = system.Advance(one, 60.0);
        Assert.InRange(overload.Stages[0].QueueLength, 2_999, 3_000);
        Assert.Equal(60.0, overload.Stages[0].BusySeconds, Tolerance);
        double waited = overload.Stages[0].WaitSeconds.Values.ToArray().Sum(), queued = overload.Stages[0].MeanQueueLength * 60.0;

        IntervalReport relief = system.Advance(one, 75.0);
        Assert.InRange(relief.Stages[0].QueueLength, 0, 1);
        Assert.Equal(75.0, relief.Stages[0].BusySeconds, Tolerance);
        waited += relief.Stages[0].WaitSeconds.Values.ToArray().Sum();
        queued += relief.Stages[0].MeanQueueLength * 75.0;

        IntervalReport after = system.Advance(one, 10.0);
        Assert.InRange(after.Stages[0].Served, 599, 601);
        Assert.True(after.Stages[0].WaitSeconds.Mean < Tolerance);
        Assert.Equal(202_500.0, waited + after.Stages[0].WaitSeconds.Values.ToArray().Sum(), Tolerance * 10.0);
        Assert.Equal(202_500.0, queued + (after.Stages[0].MeanQueueLength * 10.0), Tolerance * 10.0);
        Assert.Equal(15.0, waited / 13_500.0, Tolerance);
    }
}
