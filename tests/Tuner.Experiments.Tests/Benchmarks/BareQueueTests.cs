using Tuner.Environment.Randomness;
using Tuner.Experiments.Benchmarks;

namespace Tuner.Experiments.Tests.Benchmarks;

public sealed class BareQueueTests
{
    /// <summary>The same draws, and the first free server found by looking at all of them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(10)]
    public void Serve_AnyServers_WaitsAsAPlainSearchFinds(int servers)
    {
        const int Customers = 5_000;
        const double Load = 0.9;
        SeedSequence seeds = new(3);
        RandomStream gaps = seeds.Stream("arrivals");
        CounterRandom service = new(seeds.Derive("service"));
        double[] free = new double[servers];
        double now = 0.0, waits = 0.0;
        for (int customer = 0; customer < Customers; customer++)
        {
            now += gaps.NextExponential() / (Load * servers);
            int first = Array.IndexOf(free, free.Min());
            double start = Math.Max(now, free[first]);
            waits += start - now;
            free[first] = start - Math.Log(1.0 - service.Uniform(customer, 0));
        }

        BareQueue queue = new(servers, Load, seeds);
        queue.Serve(1_000);
        queue.Serve(Customers - 1_000);

        Assert.True(waits > 0.0);
        Assert.Equal(waits / Customers, queue.MeanWait, 1e-9);
    }
}
