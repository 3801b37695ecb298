using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Environment.Tests.Workloads.Arrivals;

public sealed class ConstantRateArrivalsTests
{
    private const int Seconds = 2_000;

    private static List<double> Times(ArrivalKind kind, double cv = 1.0) =>
        ArrivalTimes.Of(new ConstantRateArrivals(20.0, Seconds, kind, new SeedSequence(1), cv), Seconds);

    [Fact]
    public void AppendSecond_Poisson_HasTheDispersionOfOne()
    {
        // (n - 1) times the index is chi-squared with n - 1 degrees of freedom; normal at this n.
        double index = ArrivalTimes.IndexOfDispersion(Times(ArrivalKind.Poisson), Seconds), half = ArrivalTimes.Z * Math.Sqrt(2.0 / ((Seconds * 10) - 1));
        Assert.InRange(index, 1.0 - half, 1.0 + half);
    }

    [Theory]
    [InlineData(ArrivalKind.Poisson, 1.0)]
    [InlineData(ArrivalKind.Gamma, 2.0)]
    public void AppendSecond_RandomGaps_HaveTheRate(ArrivalKind kind, double cv)
    {
        // A renewal process counts rate * T with standard deviation cv * sqrt(rate * T).
        double expected = 20.0 * Seconds, half = ArrivalTimes.Z * cv * Math.Sqrt(expected);
        Assert.InRange(Times(kind, cv).Count, expected - half, expected + half);
    }

    [Fact]
    public void AppendSecond_Even_IsAComb()
    {
        List<double> times = Times(ArrivalKind.Even);
        Assert.Equal(20 * Seconds, times.Count);
        Assert.Equal(0.025, times[0], 12);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(0.05, pair.Second - pair.First, 9));
    }

    [Fact]
    public void AppendSecond_DurationEndsWithinASecond_NothingComesLater()
    {
        var source = new ConstantRateArrivals(1_000.0, 1.5, ArrivalKind.Poisson, new SeedSequence(1));
        List<double> times = ArrivalTimes.Of(source, 3);
        Assert.InRange(times[^1], 1.4, 1.5);
        Assert.Equal(1.5, source.DurationSeconds);
    }

    [Fact]
    public void Constructor_Bunched_Throws() =>
        Assert.Throws<ArgumentException>(() => new ConstantRateArrivals(1.0, 1.0, ArrivalKind.Bunched, new SeedSequence(1)));
}
