using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation.Gpus;

namespace Tuner.Environment.Tests.Simulation.Gpus;

/// <summary>Random sequences of operations against a recomputation from scratch; copies; managed memory.</summary>
public sealed class GpuDevicesPropertyTests
{
    private const int Sequences = 2000;
    private const int Operations = 60;
    private const int Nodes = 2;

    private static readonly double[] Shares = [.05, .1, .123, .2, 1.0 / 7.0, .25, .4, .5, .7, 1.0];

    [Theory]
    [InlineData(GpuSharing.Mps)]
    [InlineData(GpuSharing.Mig)]
    [InlineData(GpuSharing.TimeSlices)]
    public void Operations_Random_AgreeWithARecomputationFromScratch(GpuSharing sharing)
    {
        int placed = 0, refused = 0, waits = 0;
        for (int number = (int)sharing; number < Sequences; number += 3)
        {
            RandomStream random = new SeedSequence(1).Stream("gpus", number);
            GpuCapacity gpus = Capacity(sharing, random);
            NaiveGpus expected = new(gpus, Nodes);
            GpuDevices actual = GpuSetup.Devices(gpus, Nodes), spare = GpuSetup.Devices(gpus, Nodes);
            for (int i = 0; i < Operations; i++)
            {
                int tenant = expected.Tenants.Count == 0 ? -1 : expected.Tenants.Keys.Order().ElementAt(random.NextInt(expected.Tenants.Count));
                switch (random.NextInt(tenant < 0 ? 8 : 20))
                {
                    case < 5:
                        bool fits = PlaceBoth(actual, expected, random);
                        (placed, refused) = fits ? (placed + 1, refused) : (placed, refused + 1);
                        break;
                    case 5:
                        int lost = random.NextInt(Nodes);
                        actual.Lose(lost);
                        expected.Lose(lost);
                        break;
                    case 6:
                        int restored = random.NextInt(Nodes);
                        actual.Restore(restored);
                        expected.Restore(restored);
                        break;
                    case 7:
                        spare.CopyFrom(actual);
                        (actual, spare) = (spare, actual);
                        break;
                    case 8 when random.NextInt(5) == 0:
                        actual.Clear();
                        expected.Clear();
                        break;
                    case < 11:
                        actual.Remove(tenant);
                        expected.Tenants.Remove(tenant);
                        break;
                    default:
                        waits += Toggle(actual, expected, tenant) > 0.0 ? 1 : 0;
                        break;
                }

                AssertAgree(actual, expected, gpus, batch: 1 + random.NextInt(32));
            }
        }

        Assert.True(placed > 1000 && refused > 1000 && (waits > 100 || sharing == GpuSharing.Mig), $"{placed} placed, {refused} refused, {waits} waits");
    }

    [Fact]
    public void CopyFrom_Used_ContinuesAlikeAndApart()
    {
        GpuDevices original = Busy(), copy = GpuSetup.Swapping(), dirty = GpuSetup.Swapping();
        dirty.Run(GpuSetup.Model(7.0), 1.0);
        dirty.Lose(0);
        copy.CopyFrom(original);
        dirty.CopyFrom(original);

        string first = Continue(copy);

        Assert.Equal(first, Continue(dirty));
        Assert.Equal(first, Continue(original));

        static GpuDevices Busy()
        {
            GpuDevices devices = GpuSetup.Swapping();
            int[] tenants = [.. Enumerable.Range(1, 6).Select(i => devices.Place(GpuSetup.Model(i * .7, i / 10.0), i / 20.0))];
            devices.Activate(tenants[5]);
            devices.Activate(tenants[2]);
            devices.Remove(tenants[0]);
            devices.Remove(tenants[3]);
            return devices;
        }

        static string Continue(GpuDevices devices)
        {
            List<object> seen = [];
            for (int i = 1; i <= 4; i++)
            {
                int tenant = devices.Place(GpuSetup.Model(i * 1.1, i / 9.0), i / 15.0);
                seen.Add((tenant, devices.Activate(tenant), devices.MeanSeconds(tenant, i), devices.SharesOn(0), devices.MemoryOn(0)));
                seen.Add(string.Join(' ', devices.Active(0).ToArray()));
            }

            devices.Deactivate(5);
            seen.Add((devices.Activate(1), devices.Activate(5), devices.MeanSeconds(1, 3)));
            return string.Join('\n', seen);
        }
    }

    [Theory]
    [InlineData(GpuSharing.Mps)]
    [InlineData(GpuSharing.Mig)]
    [InlineData(GpuSharing.TimeSlices)]
    public void Operations_Warm_AllocateNothing(GpuSharing sharing)
    {
        GpuCapacity gpus = new(2, 16.0) { Sharing = sharing, ShareLimit = 4.0, Memory = GpuMemoryRule.Swap, MemoryLimit = 4.0 };
        GpuDevices devices = GpuSetup.Devices(gpus, Nodes), copy = GpuSetup.Devices(gpus, Nodes);
        Variant model = GpuSetup.Model(3.0, .2);
        double expected = Work();

        long before = GC.GetAllocatedBytesForCurrentThread();
        double sum = Work();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(expected, sum);

        double Work()
        {
            double sum = 0.0;
            for (int round = 0; round < 20; round++)
            {
                devices.Clear();
                int last = -1;
                for (int tenant = devices.Place(model, .1); tenant >= 0; tenant = devices.Place(model, .1))
                {
                    sum += devices.Activate(tenant) + devices.MeanSeconds(tenant, 4);
                    last = tenant;
                }

                copy.CopyFrom(devices);
                for (int tenant = last; tenant >= 0; tenant -= 2)
                {
                    copy.Deactivate(tenant);
                    sum += copy.Activate(tenant);
                    copy.Remove(tenant);
                }

                sum += copy.Place(model, .1) + copy.Active(0).Length;
            }

            return sum;
        }
    }

    private static GpuCapacity Capacity(GpuSharing sharing, RandomStream random) =>
        new(1 + random.NextInt(3), random.NextInt(2) == 0 ? 16.0 : 6.5)
        {
            Sharing = sharing,
            ShareLimit = 1.0 + (.75 * random.NextInt(3)),
            Memory = (GpuMemoryRule)random.NextInt(3),
            MemoryLimit = 1.0 + (.25 * random.NextInt(8)),
            PcieGiBPerSecond = 8.0,
        };

    private static bool PlaceBoth(GpuDevices actual, NaiveGpus expected, RandomStream random)
    {
        Variant model = GpuSetup.Model(.25 * random.NextInt(30), .01 * random.NextInt(101));
        double share = Math.Round(Shares[random.NextInt(Shares.Length)], 6);
        int device = expected.Choose(model, share), tenant = actual.Place(model, share);
        Assert.Equal(device, tenant < 0 ? -1 : actual.DeviceOf(tenant));
        if (tenant < 0)
        {
            return false;
        }

        expected.Place(tenant, device, model, share);
        return true;
    }

    private static double Toggle(GpuDevices actual, NaiveGpus expected, int tenant)
    {
        if (expected.Tenants[tenant].IsActive)
        {
            actual.Deactivate(tenant);
            expected.Deactivate(tenant);
            return 0.0;
        }

        double wait = actual.Activate(tenant);
        Assert.Equal(expected.Activate(tenant), wait, 1e-12);
        return wait;
    }

    private static void AssertAgree(GpuDevices actual, NaiveGpus expected, GpuCapacity gpus, int batch)
    {
        bool mig = gpus.Sharing == GpuSharing.Mig;
        for (int device = 0; device < expected.Count; device++)
        {
            Assert.Equal((double)expected.Shares(device) / (mig ? 7.0 : 1.0), actual.SharesOn(device));
            Assert.Equal((double)expected.Memory(device) * (mig ? gpus.MemoryGiB / 8.0 : 1.0), actual.MemoryOn(device));
            Assert.Equal(expected.Active(device), actual.Active(device).ToArray());
        }

        foreach ((int id, NaiveGpus.Tenant tenant) in expected.Tenants)
        {
            Assert.Equal((tenant.Device, tenant.Device / gpus.PerNode), (actual.DeviceOf(id), actual.NodeOf(id)));
            double mean = expected.MeanSeconds(id, batch);
            Assert.Equal(mean, actual.MeanSeconds(id, batch), 1e-12 * mean);
        }
    }
}
