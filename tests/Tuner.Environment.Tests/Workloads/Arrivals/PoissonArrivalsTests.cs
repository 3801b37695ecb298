using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Environment.Tests.Workloads.Arrivals;

public sealed class PoissonArrivalsTests
{
    [Fact]
    public void Arrivals_OffsetsInTheirSeconds_AreUniform()
    {
        const int Seconds = 1_000, PerSecond = 20, Count = Seconds * PerSecond;
        double[] offsets = [.. ArrivalTimes.Of(new PoissonArrivals(), ArrivalTimes.Flat(PerSecond, Seconds)).Select(time => time - Math.Floor(time))];
        Array.Sort(offsets);
        double distance = offsets.Select((u, i) => Math.Max(u - ((double)i / Count), ((i + 1.0) / Count) - u)).Max();
        // Kolmogorov's limit distribution: P(D > x / sqrt n) is about 2 exp(-2 x^2).
        double critical = Math.Sqrt(-0.5 * Math.Log((1.0 - ArrivalTimes.Confidence) / 2.0) / Count);
        Assert.InRange(distance, 0.0, critical);
    }
}
