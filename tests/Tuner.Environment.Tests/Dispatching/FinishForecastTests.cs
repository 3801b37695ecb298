using Tuner.Environment.Dispatching;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Dispatching;

public sealed class FinishForecastTests
{
    [Fact]
    public void FinishSeconds_NoReplica_IsNever() =>
        Assert.Equal(double.PositiveInfinity, new FinishForecast().FinishSeconds(1.0, ahead: 0, maxBatch: 1));

    [Theory]
    [InlineData(0, 1.5)]
    [InlineData(1, 3.5)]
    [InlineData(2, 2.5)]
    [InlineData(7, 4.0)]
    public void FinishSeconds_TwoReplicas_TakeTurns(int ahead, double expected)
    {
        // Free at 1 and 3, half a second each at batch 1, one second at batch 2; ahead of 2 or 7 means full batches first.
        FinishForecast forecast = new();
        forecast.AddReplica(3.0, [0.0, .5, 1.0]);
        forecast.AddReplica(1.0, [0.0, .5, 1.0]);
        int maxBatch = ahead == 1 ? 1 : 2;
        double arrival = ahead == 1 ? 3.0 : 1.0;

        Assert.Equal(expected, forecast.FinishSeconds(arrival, ahead, maxBatch), 1e-12);
    }

    [Fact]
    public void FinishSeconds_AnyReplicas_AgreesWithServingOneByOne()
    {
        RandomStream random = new SeedSequence(1).Stream("forecast");
        double[][] speeds = [[0.0, .3, .4, .5], [0.0, .1, .2, .25]];
        for (int number = 0; number < 5_000; number++)
        {
            int replicas = 1 + random.NextInt(12), ahead = random.NextInt(60), maxBatch = 1 + random.NextInt(3);
            bool alike = random.NextInt(2) == 0;
            FinishForecast forecast = new();
            List<(double Free, double[] Means)> servers = [];
            for (int i = 0; i < replicas; i++)
            {
                servers.Add((random.NextDouble() * (alike ? .2 : 2.0), speeds[alike ? 0 : random.NextInt(2)]));
                forecast.AddReplica(servers[i].Free, servers[i].Means);
            }

            for (int batch = 0; batch < ahead / maxBatch; batch++)
            {
                int first = First();
                servers[first] = (servers[first].Free + servers[first].Means[maxBatch], servers[first].Means);
            }

            double expected = Math.Max(1.0, servers[First()].Free) + servers[First()].Means[(ahead % maxBatch) + 1];
            Assert.Equal(expected, forecast.FinishSeconds(1.0, ahead, maxBatch), 1e-9);

            int First() => servers.IndexOf(servers.MinBy(s => s.Free));
        }
    }
}
