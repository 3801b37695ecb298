using System.Globalization;
using Tuner.Environment.Randomness;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Tests.Tuning;

public sealed class SearchDimensionTests
{
    private const int Draws = 4_000;

    // 1 % for a family of four shares: a normal quantile of 3.02 at 1 - .01 / 4 on two sides.
    private const double Quantile = 3.03;

    [Fact]
    public void Draw_Range_IsUniformInIt()
    {
        double[] drawn = Numbers(new SearchDimension("x") { Min = -0.1, Max = 0.5 });

        Assert.All(drawn, x => Assert.InRange(x, -0.1, 0.5));
        AssertShare(drawn.Count(x => x < 0.05), 0.25);
    }

    [Fact]
    public void Draw_RangeByItsLogarithm_IsUniformInThat()
    {
        double[] drawn = Numbers(new SearchDimension("x") { Min = 0.001, Max = 10.0, IsLog = true });

        Assert.All(drawn, x => Assert.InRange(x, 0.001, 10.0));
        AssertShare(drawn.Count(x => x < 0.1), 0.5);
    }

    [Fact]
    public void Draw_WholeRange_HasBothEndsAsOftenAsOthers()
    {
        double[] drawn = Numbers(new SearchDimension("x") { Min = 2, Max = 5, IsWhole = true });

        Assert.Equal([2.0, 3.0, 4.0, 5.0], drawn.Distinct().Order());
        AssertShare(drawn.Count(x => x == 5.0), 0.25);
    }

    [Fact]
    public void Draw_Values_AreEquallyLikely()
    {
        SearchDimension dimension = new("x") { Values = ["a", "b", "c"] };
        RandomStream random = new SeedSequence(1).Stream("values");

        string[] drawn = [.. Enumerable.Range(0, Draws).Select(_ => dimension.Draw(random))];

        AssertShare(drawn.Count(x => x == "b"), 1.0 / 3.0);
    }

    [Fact]
    public void Draw_Number_HasFourSignificantDigits() => Assert.All(
        Numbers(new SearchDimension("x") { Min = 0.0, Max = 1.5 }),
        x => Assert.Equal(x, double.Parse(x.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)));

    private static double[] Numbers(SearchDimension dimension)
    {
        RandomStream random = new SeedSequence(1).Stream("numbers");
        return [.. Enumerable.Range(0, Draws).Select(_ => double.Parse(dimension.Draw(random), CultureInfo.InvariantCulture))];
    }

    private static void AssertShare(int count, double share)
    {
        double halfWidth = Quantile * Math.Sqrt(share * (1.0 - share) / Draws);
        Assert.InRange((double)count / Draws, share - halfWidth, share + halfWidth);
    }
}
