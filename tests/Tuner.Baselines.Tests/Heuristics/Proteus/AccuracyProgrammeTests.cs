using System.Collections.Immutable;
using Tuner.Baselines.Heuristics.Proteus;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Heuristics.Proteus;

public sealed class AccuracyProgrammeTests
{
    // 3 devices; heavy 10/s, light 30/s. 50/s are one light and two heavy ones: 30 of 50 lose half. At 55/s one more is light: 45 lose half.
    [Theory]
    [InlineData(50.0, 1, 2, 0.3)]
    [InlineData(55.0, 2, 1, 0.5 * 45.0 / 55.0)]
    public void Solve_AMixByHand_PutsTheRestOnTheLightOnes(double rateRps, int light, int heavy, double loss)
    {
        (Pipeline pipeline, ImmutableArray<ImmutableArray<DeviceType>> types) = Single([(0.5, 30.0), (1.0, 10.0)], maxReplicas: 3);

        DevicePlan plan = new AccuracyProgramme(pipeline, types, [3]).Solve(rateRps)!;

        Assert.Equal([light, heavy], plan.Devices[0]);
        Assert.Equal(loss, plan.Loss, 4);
        Assert.Equal(1.0, plan.Share);
    }

    // 3 devices serve 90/s at most.
    [Fact]
    public void Solve_TooMuch_ServesTheLargestShare()
    {
        (Pipeline pipeline, ImmutableArray<ImmutableArray<DeviceType>> types) = Single([(0.5, 30.0), (1.0, 10.0)], maxReplicas: 3);

        DevicePlan plan = new AccuracyProgramme(pipeline, types, [3]).Solve(180.0)!;

        Assert.Equal([3, 0], plan.Devices[0]);
        Assert.Equal(0.5, plan.Share, 5);
    }

    [Fact]
    public void Solve_RandomSmallProblems_IsAsGoodAsEnumeration()
    {
        RandomStream random = new(1);
        for (int n = 0; n < 60; n++)
        {
            int devices = 1 + random.NextInt(5);
            (double, double)[] variants = [.. Enumerable.Range(0, 3).Select(v => (0.4 + (0.2 * v), (4 - v) * (2.0 + random.NextInt(5))))];
            (Pipeline pipeline, ImmutableArray<ImmutableArray<DeviceType>> types) = Single(variants, devices);
            double rate = 5.0 + random.NextInt(60);

            DevicePlan plan = new AccuracyProgramme(pipeline, types, [devices]).Solve(rate)!;

            (double share, double loss) = Enumerate(types[0], devices, rate);
            Assert.Equal(share, plan.Share, 4);
            Assert.Equal(loss, plan.Loss, 3);
        }
    }

    [Fact]
    public void Decide_SpareDevices_GetTheMostAccurateVariantInUse()
    {
        (Pipeline pipeline, _) = Single([(0.5, 30.0), (1.0, 10.0)], maxReplicas: 6);
        ProteusPolicy policy = new("proteus", new ProteusOptions { Devices = [6] }, new ConstantForecaster(15.0));

        StageDecision decision = Runs.First(policy, pipeline).Stages[0];

        Assert.Equal([new VariantDeployment(1, Allocation.OfCores(1), 6)], decision.Deployments);
    }

    [Fact]
    public void Decide_WithinThePeriod_KeepsTheDecision()
    {
        ConstantForecaster forecaster = new(10.0);
        (Pipeline pipeline, _) = Single([(0.5, 30.0), (1.0, 10.0)], maxReplicas: 4);
        ProteusPolicy policy = new("proteus", new ProteusOptions(), forecaster);
        Decision first = Runs.First(policy, pipeline);
        forecaster.RateRps = 100.0;

        Assert.Same(first, policy.Decide(Runs.Observe(pipeline, interval: 2)));
        Assert.NotEqual(first, policy.Decide(Runs.Observe(pipeline, interval: 3)));
    }

    [Fact]
    public void Decide_EveryPipelineAndLoad_IsLegal() => Loads.AllAreWithstood(f => new ProteusPolicy("proteus", new ProteusOptions(), f));

    [Fact]
    public void Decide_Traffic_HasDevicesForTheObjectsThatItsDetectorFinds()
    {
        Pipeline traffic = TestPipelines.Read("traffic");
        ProteusPolicy policy = new("proteus", new ProteusOptions(), new ConstantForecaster(10.0));
        Decision decision = Runs.First(policy, traffic);

        double[] visits = decision.Visits(traffic);
        CapacityModel capacity = new(traffic);
        Assert.True(policy.LastNote.Feasible);
        Assert.All(decision.Stages.Select((s, i) => (s, i)), p => Assert.True(
            p.s.Deployments.Sum(d => d.Replicas * capacity.ThroughputRps(p.i, d.Variant, d.Allocation.Amount, p.s.MaxBatch)) >= 9.9 * visits[p.i]));
    }

    // Every number of devices of each type; the most accurate ones are filled first.
    private static (double Share, double Loss) Enumerate(ImmutableArray<DeviceType> types, int devices, double rate)
    {
        (double Share, double Loss) best = (0.0, 0.0);
        for (int a = 0; a <= devices; a++)
        {
            for (int b = 0; a + b <= devices; b++)
            {
                int[] count = [a, b, devices - a - b];
                double left = rate, loss = 0.0;
                foreach (int c in Enumerable.Range(0, 3).OrderBy(c => types[c].Loss))
                {
                    double served = Math.Min(left, count[c] * types[c].ThroughputRps);
                    (left, loss) = (left - served, loss + (served * types[c].Loss / rate));
                }

                double share = 1.0 - (left / rate);
                best = share > best.Share + 1e-9 || (share > best.Share - 1e-9 && loss < best.Loss) ? (share, loss) : best;
            }
        }

        return best;
    }

    private static (Pipeline Pipeline, ImmutableArray<ImmutableArray<DeviceType>> Types) Single((double Accuracy, double Rps)[] variants, int maxReplicas)
    {
        Stage stage = new()
        {
            Name = "only",
            MaxReplicas = maxReplicas,
            Variants = [.. variants.Select((v, i) => TestPipelines.Variant($"v{i}", v.Accuracy, Allocation.OfCores(1), 0, 1000.0 / v.Rps))],
        };
        double top = variants.Max(v => v.Accuracy);
        return (
            new Pipeline("single", new ServiceLevelObjective(10.0), [stage]),
            [[.. variants.Select((v, i) => new DeviceType(i, 1, v.Rps, (top - v.Accuracy) / top))]]);
    }
}
