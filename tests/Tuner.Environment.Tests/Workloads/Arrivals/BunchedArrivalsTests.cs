using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Environment.Tests.Workloads.Arrivals;

public sealed class BunchedArrivalsTests
{
    private const int Seconds = 1_000;

    private static List<double> Twenty() => ArrivalTimes.Of(new BunchedArrivals(), ArrivalTimes.Flat(20, Seconds));

    [Fact]
    public void Arrivals_TwentyPerSecond_HasEightySixPercentInTheFirstTenth()
    {
        // Published audit of the load generator: 86 %; 1 - exp(-2) = .8647 of the exponential's mass.
        double share = Twenty().Count(time => time - Math.Floor(time) < 0.1) / (20.0 * Seconds), expected = 1.0 - Math.Exp(-2.0);
        double deviation = Math.Sqrt(expected * (1.0 - expected) / (20.0 * Seconds));
        Assert.InRange(share, expected - (ArrivalTimes.Z * deviation), expected + (ArrivalTimes.Z * deviation));
        Assert.Equal(0.86, share, 2);
    }

    [Fact]
    public void Arrivals_TwentyPerSecond_HasThePublishedIndexOfDispersion() =>
        Assert.InRange(ArrivalTimes.IndexOfDispersion(Twenty(), Seconds), 13.4 * 0.97, 13.4 * 1.03);

    [Fact]
    public void Arrivals_OnePerSecond_SpillsIntoLaterSecondsAndStaysInTheRun()
    {
        LoadTrace trace = ArrivalTimes.Flat(1, Seconds);
        List<double> times = ArrivalTimes.Of(new BunchedArrivals(), trace);
        int[] bySecond = new int[Seconds];
        times.ForEach(time => bySecond[(int)time]++);
        Assert.Equal(Seconds, times.Count);
        // Nothing of this second and nothing spilt from before: rates 1, e^-1, e^-2 ... of the seconds' own draws.
        Assert.Contains(0, bySecond);
        Assert.Contains(bySecond, count => count >= 3);
    }
}
