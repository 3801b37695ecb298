using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Generation;

namespace Tuner.Environment.Tests.Workloads;

public sealed class GeneratedWorkloadTests
{
    private static IWorkload Workload(WorkloadPreset preset = WorkloadPreset.Bursty, int damping = 8) =>
        WorkloadFactory.Create(new WorkloadOptions { Preset = preset, Damping = damping });

    [Fact]
    public void Stretches_OfManySeeds_AreAllDifferent()
    {
        IWorkload workload = Workload();
        HashSet<string> seen = [];
        for (ulong seed = 0; seed < 50; seed++)
        {
            var seeds = new SeedSequence(seed);
            foreach (LoadTrace trace in new[] { workload.Test(seeds), workload.Training(seeds, 1_200), workload.Validation(seeds, 1_200) })
            {
                Assert.True(seen.Add(string.Join(' ', trace.Run.ToArray())), $"{trace.Name} of seed {seed} was drawn before");
            }
        }
    }

    [Fact]
    public void Stretches_HaveTheirLengthHistoryAndName()
    {
        IWorkload workload = Workload();
        LoadTrace test = workload.Test(new SeedSequence(1)), training = workload.Training(new SeedSequence(1), 600);
        Assert.Equal((1_200, 120, "bursty test"), (test.DurationSeconds, test.HistorySeconds, test.Name));
        Assert.Equal((600, 120, "bursty training"), (training.DurationSeconds, training.HistorySeconds, training.Name));
    }

    [Fact]
    public void Training_ShortStretches_BeginAnywhereInTheCycle()
    {
        // 300 s from the beginning would never see the burst, which is on for a third of the cycle.
        IWorkload workload = Workload();
        int busy = Enumerable.Range(0, 60).Count(seed => LoadShape.Of(workload.Training(new SeedSequence((ulong)seed), 300).Run).MaxRps > 20.0);
        Assert.InRange(busy, 15, 55);
    }

    [Theory]
    [InlineData(8, 34.0)]
    [InlineData(2, 136.0)]
    public void PeakRps_NotGiven_IsTheStatedConstant(int damping, double expected) =>
        Assert.Equal(expected, Workload(WorkloadPreset.SteadyLow, damping).PeakRps);

    [Fact]
    public void PeakRps_Given_IsKept() =>
        Assert.Equal(50.0, WorkloadFactory.Create(new WorkloadOptions { PeakRps = 50.0 }).PeakRps);
}
