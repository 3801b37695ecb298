using Tuner.Baselines.Heuristics.Clipper;

namespace Tuner.Baselines.Tests.Heuristics.Clipper;

public sealed class ClipperBatchTests
{
    [Fact]
    public void Learn_BatchesKeepTheObjective_GrowsByAConstantRoundedDownToLegalSizes()
    {
        ClipperBatch batch = new(increase: 1.0, backoff: 0.1, [1, 2, 4, 8]);

        Assert.Equal([1, 2, 2, 4, 4, 4, 4, 8, 8, 8], Enumerable.Range(0, 10).Select(i => After(batch, i == 0 ? double.NaN : 0.1)));
    }

    // From 8: 7.2, 6.48, 5.832, 5.2488, 4.72, 4.25, 3.83: in force 4 six times, then 2.
    [Fact]
    public void Learn_BatchesAreTooSlow_ShrinksByAPart()
    {
        ClipperBatch batch = new(increase: 100.0, backoff: 0.1, [1, 2, 4, 8]);
        Assert.Equal(8, After(batch, 0.1));

        Assert.Equal([4, 4, 4, 4, 4, 4, 2], Enumerable.Range(0, 7).Select(_ => After(batch, 2.0)));
    }

    [Fact]
    public void Learn_BestSizeBetween_StaysNearIt()
    {
        ClipperBatch batch = new(increase: 1.0, backoff: 0.1, [.. Enumerable.Range(1, 64)]);
        List<int> seen = [];
        for (int i = 0; i < 200; i++)
        {
            seen.Add(After(batch, batchSeconds: 0.05 * batch.Size));
        }

        // The objective of 1 s is kept by 20 items: 21 at most, and 10 % less at least.
        Assert.All(seen.Skip(50), s => Assert.InRange(s, 18, 21));
        Assert.Equal(21, seen.Max());
    }

    [Theory]
    [InlineData(1.0, 4)]
    [InlineData(1.0001, 2)]
    public void Learn_ExactlyTheObjective_IsKept(double batchSeconds, int expected)
    {
        ClipperBatch batch = new(increase: 2.0, backoff: 0.5, [2, 4]);

        Assert.Equal(expected, After(batch, batchSeconds));
    }

    private static int After(ClipperBatch batch, double batchSeconds)
    {
        batch.Learn(batchSeconds, objectiveSeconds: 1.0);
        return batch.Size;
    }
}
