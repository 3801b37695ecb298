using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>
/// Mt/M/infinity: with servers for all, the number busy at t is Poisson of mean m(t) whatever the rate does. For lambda(t) = l +
/// A sin wt, once the beginning is forgotten, m(t) = l / mu + A (mu sin wt - w cos wt) / (mu^2 + w^2) (Eick, Massey and Whitt 1993).
/// </summary>
public sealed class VaryingLoadTheoryTests
{
    private const double BaseRps = 50.0, SwingRps = 30.0, Mu = 2.0, PeriodSeconds = 60.0, Turn = 2.0 * Math.PI / PeriodSeconds;

    [Fact]
    public void Advance_SineLoadAndFreeReplicas_IsPoissonOfTheMovingMean()
    {
        const int Periods = 300, Points = 4;
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 1000.0 / Mu, variability: Setup.Exponential)]) with { MaxReplicas = 200 });
        var system = Setup.System(pipeline, new SineArrivals());
        Decision all = Setup.Uniform(pipeline, 200);
        system.Start(all);
        system.Advance(all, PeriodSeconds);
        double[][] busy = [.. Enumerable.Range(0, Points).Select(_ => new double[Periods])];
        for (int period = 0; period < Periods; period++)
        {
            for (int point = 0; point < Points; point++)
            {
                Assert.Equal(0, system.Advance(all, PeriodSeconds / Points).Stages[0].QueueLength);
                busy[point][period] = system.InFlight;
            }
        }

        Assert.Equal(39.958989, MeanBusy(15.0), 1e-6);
        for (int point = 0; point < Points; point++)
        {
            // Periods are thirty services apart: independent. A Poisson number has its mean as variance.
            double mean = MeanBusy((point + 1) * PeriodSeconds / Points);
            TheoryFamily.AssertCovers(mean, TheoryFamily.Interval(busy[point]));
            double[] squares = [.. busy[point].Select(n => (n - mean) * (n - mean))];
            MeanInterval variance = TheoryFamily.Interval(squares);
            Assert.InRange(mean, variance.Low, variance.High);
        }
    }

    private static double MeanBusy(double seconds) => (BaseRps / Mu)
        + (SwingRps * ((Mu * Math.Sin(Turn * seconds)) - (Turn * Math.Cos(Turn * seconds))) / ((Mu * Mu) + (Turn * Turn)));

    /// <summary>By thinning (Lewis and Shedler 1979).</summary>
    private sealed class SineArrivals : IArrivalSource
    {
        private readonly RandomStream _random = new SeedSequence(1).Stream("sine");

        public double DurationSeconds => double.PositiveInfinity;

        public IArrivalSource Copy() => throw new NotSupportedException();

        public void AppendSecond(int second, List<double> times)
        {
            const double MostRps = BaseRps + SwingRps;
            for (double t = second + (_random.NextExponential() / MostRps); t < second + 1; t += _random.NextExponential() / MostRps)
            {
                if (_random.NextDouble() * MostRps < BaseRps + (SwingRps * Math.Sin(Turn * t)))
                {
                    times.Add(t);
                }
            }
        }
    }
}
