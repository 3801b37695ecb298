using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tests.Pipelines;

public sealed class TableLawTests
{
    private static readonly TableLaw OneAllocation = new([new(8, 2.0, 533.0), new(1, 2.0, 66.0)], 2.0);

    // t = 60 b / r + 8 b + 4 / r + 2, which is affine in b and in 1 / r: the table must give it back everywhere inside.
    private static readonly CoefficientLaw Known = new(60.0, 8.0, 4.0, 2.0);

    private static readonly TableLaw Grid = new(
        [.. from r in new[] { 1.0, 2.0, 8.0 } from b in new[] { 1, 4, 16 } select new TablePoint(b, r, Known.MeanMs(b, r))], 2.0);

    [Theory]
    [InlineData(1, 66.0)]
    [InlineData(2, 66.0 + (467.0 / 7.0))]
    [InlineData(4, 66.0 + (3.0 * 467.0 / 7.0))]
    [InlineData(8, 533.0)]
    public void MeanMs_BaseAllocation_IsAffineBetweenMeasuredBatches(int batch, double expectedMs) =>
        Assert.Equal(expectedMs, OneAllocation.MeanMs(batch, 2.0), 10);

    [Theory]
    [InlineData(1.0, 2.0)]
    [InlineData(0.5, 4.0)]
    [InlineData(4.0, 1.0)]
    public void MeanMs_OtherAllocationThanTheOnlyOne_SlowsDownBelowAndHoldsAbove(double amount, double factor) =>
        Assert.Equal(533.0 * factor, OneAllocation.MeanMs(8, amount), 10);

    [Fact]
    public void MeanMs_GridOfAnAffineLaw_IsThatLaw()
    {
        foreach (double amount in new[] { 1.0, 1.3, 2.0, 3.0, 5.5, 8.0 })
        {
            for (int batch = 1; batch <= 16; batch++)
            {
                Assert.Equal(Known.MeanMs(batch, amount), Grid.MeanMs(batch, amount), 9);
            }
        }
    }

    [Fact]
    public void MeanMs_BaseAllocationInsideTheGrid_IsTheSameAsInterpolated()
    {
        TablePoint[] points = [new(1, 1.0, 90.0), new(4, 1.0, 200.0), new(1, 4.0, 30.0), new(4, 4.0, 80.0)];
        for (int batch = 1; batch <= 4; batch++)
        {
            Assert.Equal(new TableLaw(points, 1.0).MeanMs(batch, 2.0), new TableLaw(points, 2.0).MeanMs(batch, 2.0));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(17)]
    [InlineData(int.MinValue)]
    public void MeanMs_BatchOutsideTheTable_Throws(int batch) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Grid.MeanMs(batch, 1.0));

    [Fact]
    public void MeanMs_ManyCalls_AllocateNothing()
    {
        double sum = Grid.MeanMs(3, 2.0) + Grid.MeanMs(3, 3.0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            sum += Grid.MeanMs((i % 16) + 1, 2.0) + Grid.MeanMs((i % 16) + 1, 3.0);
        }

        Assert.Equal(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0.0);
    }

    [Fact]
    public void Constructor_BrokenTable_Throws()
    {
        Assert.Throws<ArgumentException>(() => new TableLaw([], 1.0));
        Assert.Throws<ArgumentException>(() => new TableLaw([new(2, 1.0, 5.0)], 1.0));
        Assert.Throws<ArgumentException>(() => new TableLaw([new(1, 1.0, 5.0), new(1, 1.0, 6.0)], 1.0));
        Assert.Throws<ArgumentException>(() => new TableLaw([new(1, 0.0, 5.0)], 1.0));
        Assert.Throws<ArgumentException>(() => new TableLaw([new(1, 1.0, double.NaN)], 1.0));
    }

    [Fact]
    public void ConstantLaw_AnyBatchAndAllocation_IsTheSame()
    {
        ConstantLaw law = new(12.5);
        Assert.Equal((12.5, 12.5), (law.MeanMs(1, 1.0), law.MeanMs(64, 0.1)));
    }
}
