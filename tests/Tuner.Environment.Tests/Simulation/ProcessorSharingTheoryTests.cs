using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>
/// A GPU in time slices that everybody finds a replica on is M/G/1 processor sharing: E[T | S = s] = s / (1 - rho), whatever the law
/// of S (Kleinrock, Queueing Systems II, 1976, 4.4).
/// </summary>
public sealed class ProcessorSharingTheoryTests
{
    private const double ServiceSeconds = .1, Load = .7;

    /// <summary>So many are never there at once: the number is geometric, and .7^64 is 1e-10.</summary>
    private const int Replicas = 64;

    [Theory]
    [InlineData(ServiceDistribution.Deterministic)]
    [InlineData(ServiceDistribution.Exponential)]
    public void Advance_TimeSlices_TakeAsProcessorSharing(ServiceDistribution law)
    {
        Pipeline pipeline = Sliced(law);

        MeanInterval[] measured = TheoryFamily.Measure(
            pipeline, new PoissonArrivals(Load / ServiceSeconds), Setup.Uniform(pipeline, Replicas), 1_500.0, r => r.LatencySeconds.Mean);

        TheoryFamily.AssertCovers(ServiceSeconds / (1.0 - Load), measured[0]);
    }

    [Fact]
    public void Advance_TimeSlices_SlowSmallAndLargeAlike()
    {
        const int Batches = 40, PerBatch = 8_000, WarmUp = 2_000;
        Pipeline pipeline = Sliced(ServiceDistribution.Exponential);
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new PoissonArrivals(Load / ServiceSeconds), seen);
        Decision all = Setup.Uniform(pipeline, Replicas);
        system.Start(all);
        while (seen.Records.Count < WarmUp + (Batches * PerBatch))
        {
            system.Advance(all, 1_000.0);
        }

        CounterRandom random = new(new SeedSequence(1).Derive("service"));
        List<double> small = [], large = [];
        foreach (var batch in seen.Records.Skip(WarmUp).Chunk(PerBatch).Take(Batches))
        {
            var sized = batch.Select(r => (Seconds: ServiceSeconds * Setup.Exponential.Factor(random, r.Request, 0), Record: r)).ToArray();
            small.Add(sized.Where(s => s.Seconds < ServiceSeconds).Average(Slowdown));
            large.Add(sized.Where(s => s.Seconds >= ServiceSeconds).Average(Slowdown));
        }

        TheoryFamily.AssertCovers(1.0 / (1.0 - Load), TheoryFamily.Interval(small));
        TheoryFamily.AssertCovers(1.0 / (1.0 - Load), TheoryFamily.Interval(large));

        static double Slowdown((double Seconds, Environment.Simulation.RequestRecord Record) of) =>
            (of.Record.LeftSeconds - of.Record.ArrivalSeconds) / of.Seconds;
    }

    private static Pipeline Sliced(ServiceDistribution law)
    {
        Variant model = new()
        {
            Name = "m",
            Accuracy = .5,
            BaseAllocation = Allocation.OfGpuShare(.01),
            Profile = new ServiceProfile(new ConstantLaw(1000.0 * ServiceSeconds), new ServiceVariability(law)),
        };
        GpuCapacity gpus = new(1, 40.0) { Sharing = GpuSharing.TimeSlices };
        return Setup.Chain(Setup.NoSlo, new ClusterCapacity(1, 8.0) { Gpus = gpus }, Setup.Stage("only", [model]));
    }
}
