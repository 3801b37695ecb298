using Tuner.Environment.Statistics;
using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Environment.Tests.Workloads.Arrivals;

public sealed class GammaArrivalsTests
{
    /// <summary>
    /// The k gaps of a second (the first and the last part joined) are a symmetric Dirichlet vector of parameter a = 1 / CV^2, whose
    /// k * sum of squares - 1 has the expectation (k - 1) / (k a + 1).
    /// </summary>
    [Theory]
    [InlineData(0.5, 1_000)]
    [InlineData(2.0, 1_000)]
    [InlineData(2.0, 10)]
    public void Arrivals_GapsOfASecond_HaveTheGivenCv(double cv, int perSecond)
    {
        const int Seconds = 400;
        double[][] seconds = [.. ArrivalTimes.Of(new GammaArrivals(cv), ArrivalTimes.Flat(perSecond, Seconds)).Chunk(perSecond)];
        MeanInterval measured = MeanInterval.Of([.. seconds.Select(SquaredCv)], ArrivalTimes.Confidence);
        double expected = (perSecond - 1.0) / ((perSecond / (cv * cv)) + 1.0);
        Assert.InRange(expected, measured.Low, measured.High);
        Assert.InRange(measured.HalfWidth / measured.Mean, 0.0, 0.15);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(11.0)]
    [InlineData(double.NaN)]
    public void Constructor_CvOutOfRange_Throws(double cv) => Assert.Throws<ArgumentOutOfRangeException>(() => new GammaArrivals(cv));

    private static double SquaredCv(double[] times)
    {
        double squares = 0.0;
        for (int i = 0; i < times.Length; i++)
        {
            double gap = i == 0 ? times[0] + 1.0 - times[^1] : times[i] - times[i - 1];
            squares += gap * gap;
        }

        return (times.Length * squares) - 1.0;
    }
}
