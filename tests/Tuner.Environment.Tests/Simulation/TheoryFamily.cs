using Tuner.Environment.Pipelines;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>
/// The statistical tests of the simulator: one family with 1 % for all of it (Bonferroni), seed 1. Intervals are by batch means:
/// forty long batches after one or more of warm-up.
/// </summary>
internal static class TheoryFamily
{
    /// <summary>
    /// Intervals that the tests of this folder compare: 25 queues, 9 of bulk service, 2 of timeouts, 3 of losses, 7 of service and
    /// arrival laws, 8 of graphs, 2 of set-up, 8 of a load that varies, 4 of processor sharing, 3 of faults.
    /// </summary>
    public const int Size = 71;

    public const double Confidence = 1.0 - (0.01 / Size);

    private const int Batches = 40;

    /// <summary>Batch means of what is read from each of forty reports of <paramref name="batchSeconds"/>.</summary>
    public static MeanInterval[] Measure(
        Pipeline pipeline, IArrivalSource arrivals, Decision decision, double batchSeconds, params Func<IntervalReport, double>[] read)
    {
        var system = Setup.System(pipeline, arrivals);
        system.Start(decision);
        for (int warmUp = 0; warmUp < 2; warmUp++)
        {
            system.Advance(decision, batchSeconds);
        }

        var samples = Array.ConvertAll(read, _ => new List<double>(Batches));
        for (int batch = 0; batch < Batches; batch++)
        {
            IntervalReport report = system.Advance(decision, batchSeconds);
            for (int i = 0; i < read.Length; i++)
            {
                samples[i].Add(read[i](report));
            }
        }

        return Array.ConvertAll(samples, s => Interval(s));
    }

    /// <summary>The interval of samples that are independent.</summary>
    public static MeanInterval Interval(IReadOnlyCollection<double> samples) => MeanInterval.Of(samples, Confidence);

    public static void AssertCovers(double expected, MeanInterval measured)
    {
        Assert.True(
            measured.Low <= expected && expected <= measured.High,
            $"Theory says {expected:G9}, the simulation [{measured.Low:G9}, {measured.High:G9}].");
        Assert.True(measured.HalfWidth < 0.2 * expected, $"An interval of half width {measured.HalfWidth:G4} about {expected:G4} says little.");
    }
}
