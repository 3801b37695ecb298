using Tuner.Environment.Dispatching;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Dispatching;

public sealed class IdleReplicasTests
{
    [Fact]
    public void First_IsTheLongestIdleThenTheLowestId()
    {
        IdleReplicas idle = new();
        idle.Add(slot: 0, id: 7, sinceSeconds: 2.0);
        idle.Add(slot: 9, id: 5, sinceSeconds: 3.0);
        idle.Add(slot: 4, id: 3, sinceSeconds: 3.0);
        idle.Add(slot: 2, id: 4, sinceSeconds: 3.0);

        Assert.Equal([0, 4, 2, 9], TakeAll(idle));
    }

    [Fact]
    public void Remove_AnyOfMany_AgreesWithASortedList()
    {
        RandomStream random = new SeedSequence(1).Stream("idle");
        IdleReplicas idle = new();
        List<(double Since, long Id, int Slot)> expected = [];
        for (int step = 0; step < 10_000; step++)
        {
            int slot = random.NextInt(20);
            int at = expected.FindIndex(e => e.Slot == slot);
            if (at >= 0)
            {
                expected.RemoveAt(at);
                idle.Remove(slot);
            }
            else
            {
                expected.Add((step / 7, random.NextInt(1_000), slot));
                idle.Add(slot, expected[^1].Id, expected[^1].Since);
            }

            expected = [.. expected.OrderBy(e => e.Since).ThenBy(e => e.Id)];
            Assert.Equal(expected.Count, idle.Count);
            Assert.Equal(expected.Count == 0 ? -1 : expected[0].Id, expected.Count == 0 ? -1 : expected.Single(e => e.Slot == idle.First).Id);
        }
    }

    private static List<int> TakeAll(IdleReplicas idle)
    {
        List<int> taken = [];
        while (idle.Count > 0)
        {
            taken.Add(idle.First);
            idle.Remove(idle.First);
        }

        return taken;
    }
}
