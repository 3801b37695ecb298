using Tuner.Environment.Randomness;
using Tuner.Environment.Tests.Workloads.Arrivals;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;
using Tuner.Environment.Workloads.Generation;

namespace Tuner.Environment.Tests.Workloads;

public sealed class MergedWorkloadTests
{
    private static readonly TenantOptions Bursty = new() { Name = "web" };

    private static readonly TenantOptions Low = new()
    {
        Name = "batch",
        Preset = WorkloadPreset.SteadyLow,
        Damping = 4,
        Arrivals = new ArrivalOptions { Kind = ArrivalKind.Gamma, Cv = 3.0 },
    };

    private static readonly TenantOptions Modulated = new()
    {
        Name = "bots",
        Preset = WorkloadPreset.SteadyHigh,
        Arrivals = new ArrivalOptions { Kind = ArrivalKind.Mmpp },
    };

    private static IWorkload Merged(params TenantOptions[] tenants) => WorkloadFactory.Create(new WorkloadOptions { Name = "all", Tenants = tenants });

    [Fact]
    public void Stretches_All_AreTheSumOfTheTenants()
    {
        IWorkload merged = Merged(Bursty, Low, Modulated);
        SeedSequence seeds = new(1);
        foreach (LoadTrace sum in new[] { merged.Test(seeds), merged.Training(seeds, 300), merged.Validation(seeds, 300) })
        {
            Assert.Equal(3, sum.Parts.Count);
            for (int second = -sum.HistorySeconds; second < sum.DurationSeconds; second++)
            {
                Assert.Equal(sum.Parts.Sum(part => part[second]), sum[second]);
            }
        }

        Assert.Equal(1_200, merged.Test(seeds).DurationSeconds);
        Assert.Equal((272.0 / 8) + (272.0 / 4) + (272.0 / 8), merged.PeakRps);
    }

    [Fact]
    public void Arrivals_Merged_AreThoseOfEachTenantInOrder()
    {
        IWorkload merged = Merged(Bursty, Low, Modulated);
        LoadTrace test = merged.Test(new SeedSequence(1));
        List<double> all = ArrivalTimes.Of(merged.Arrivals, test, seed: 2);
        List<double> apart = [];
        foreach ((TenantOptions tenant, LoadTrace part) in new[] { Bursty, Low, Modulated }.Zip(test.Parts))
        {
            apart.AddRange(ArrivalTimes.Of(tenant.Arrivals.Create().Arrivals(part, new SeedSequence(2).Child(tenant.Name)), part.DurationSeconds));
        }

        apart.Sort();
        Assert.Equal(apart, all);
    }

    [Fact]
    public void Arrivals_CountedTenants_HaveExactlyTheSumInEachSecond()
    {
        IWorkload merged = Merged(Bursty, Low);
        LoadTrace test = merged.Test(new SeedSequence(1));
        int[] bySecond = new int[test.DurationSeconds];
        ArrivalTimes.Of(merged.Arrivals, test).ForEach(time => bySecond[(int)time]++);
        Assert.Equal(test.Run.ToArray(), bySecond);
    }

    [Fact]
    public void Stretches_OneTenantMore_LeavesTheOthersAsTheyAre()
    {
        LoadTrace two = Merged(Bursty, Low).Test(new SeedSequence(1)), three = Merged(Modulated, Low, Bursty).Test(new SeedSequence(1));
        Assert.Equal(two.Parts[0].Run, three.Parts[2].Run);
        Assert.Equal(two.Parts[1].Run, three.Parts[1].Run);
    }

    [Fact]
    public void Constructor_TwoOfOneName_Throws() => Assert.Throws<ArgumentException>(() => Merged(Bursty, Bursty));
}
