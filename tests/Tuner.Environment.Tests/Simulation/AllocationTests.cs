using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>An interval of a warm system costs no managed memory.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData(DropPolicy.None)]
    [InlineData(DropPolicy.Admission)]
    [InlineData(DropPolicy.Deadline)]
    [InlineData(DropPolicy.Limit)]
    public void Advance_Warm_AllocatesNothing(DropPolicy drops)
    {
        ServiceVariability scatter = new(ServiceDistribution.Lognormal, .1);
        Pipeline pipeline = Setup.Chain(
            new ServiceLevelObjective(.3, drops, .4),
            new ClusterCapacity(1, 14.0),
            Setup.Stage("a", [Setup.Model("m", 40.0, variability: scatter), Setup.Model("n", 50.0, startUpSeconds: 1.0)], 4),
            Setup.Stage("b", [Setup.Model("m", 30.0, 2.0, variability: scatter)], 4));
        Decision one = Setup.Uniform(pipeline, 4, 4);
        Decision other = new([Setup.Use(pipeline, 0, 1, 8, 4, .01), Setup.Use(pipeline, 1, 0, 6, 4)]);
        var system = Setup.System(pipeline, new PeriodicArrivals());
        system.Start(one);
        Run(200);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int answered = Run(100);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(answered > 10_000);

        int Run(int intervals)
        {
            int sum = 0;
            for (int i = 0; i < intervals; i++)
            {
                sum += system.Advance(i % 4 < 2 ? one : other, 2.0).Answered;
            }

            return sum;
        }
    }

    /// <summary>120 requests a second, evenly, so that no interval is larger than those before it.</summary>
    private sealed class PeriodicArrivals : IArrivalSource
    {
        public double DurationSeconds => double.PositiveInfinity;

        public IArrivalSource Copy() => (IArrivalSource)MemberwiseClone();

        public void AppendSecond(int second, List<double> times)
        {
            for (int i = 0; i < 120; i++)
            {
                times.Add(second + (i / 120.0));
            }
        }
    }
}
