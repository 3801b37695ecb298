using MathNet.Numerics.Distributions;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Statistics;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Mean waits where service or arrivals are neither exponential nor alone: Pollaczek-Khinchine, Crommelin, G/M/1.</summary>
public sealed class ServiceLawTheoryTests
{
    private const double ServiceSeconds = .1;
    private const double Mu = 1.0 / ServiceSeconds;

    /// <summary>
    /// M/G/1: lambda E[S^2] / (2 (1 - rho)), E[S^2] = E[S]^2 (1 + cv^2) (Pollaczek 1930, Khinchine 1932). The gamma law is inverted
    /// numerically at every draw, so its batches are smaller.
    /// </summary>
    [Theory]
    [InlineData(ServiceDistribution.Lognormal, .7, 20_000, .37916667)]
    [InlineData(ServiceDistribution.Gamma, .5, 2_000, .1625)]
    public void Advance_ScatteredService_WaitsAsPollaczekKhinchine(ServiceDistribution law, double load, int batch, double expected)
    {
        const double Cv = 1.5;
        double rate = load * Mu, wait = rate * ServiceSeconds * ServiceSeconds * (1.0 + (Cv * Cv)) / (2.0 * (1.0 - load));
        Assert.Equal(expected, wait, 1e-8);

        TheoryFamily.AssertCovers(wait, MeanWait(new PoissonArrivals(rate), new ServiceVariability(law, Cv), 1, batch / rate));
    }

    /// <summary>
    /// M/D/c (Crommelin 1932): D times the sum over i of P(N >= ic) - (c/a) P(N >= ic + 1), N Poisson of mean ia, a = lambda D.
    /// </summary>
    [Theory]
    [InlineData(2, 14.0, .04936105)]
    [InlineData(4, 32.0, .03860949)]
    [InlineData(8, 64.0, .01519538)]
    public void Advance_DeterministicServiceOnSeveral_WaitsAsCrommelin(int servers, double rate, double expected)
    {
        double erlangs = rate * ServiceSeconds, wait = 0.0;
        for (int i = 1; i <= 1_000; i++)
        {
            Poisson arrived = new(i * erlangs);
            double atLeast = 1.0 - arrived.CumulativeDistribution((i * servers) - 1), more = 1.0 - arrived.CumulativeDistribution(i * servers);
            wait += ServiceSeconds * (atLeast - (servers / erlangs * more));
        }

        Assert.Equal(expected, wait, 1e-8);

        TheoryFamily.AssertCovers(wait, MeanWait(new PoissonArrivals(rate), Setup.Exact, servers, 20_000 / rate));
    }

    /// <summary>
    /// G/M/1 (Kleinrock, Queueing Systems I, 6.4): sigma = A*(mu (1 - sigma)) with the transform A* of the gaps, wait sigma /
    /// (mu (1 - sigma)). Gaps are constant, or gamma of cv 2: A*(s) = (1 + s / (k lambda))^-k, k = 1 / cv^2.
    /// </summary>
    [Theory]
    [InlineData(0.0, .62862980, .16927308)]
    [InlineData(2.0, .91635458, 1.09552276)]
    public void Advance_RenewalArrivals_WaitAsGM1(double cv, double expectedSigma, double expectedWait)
    {
        const double Rate = 8.0;
        double shape = 1.0 / (cv * cv), sigma = .5;
        for (int i = 0; i < 2_000; i++)
        {
            double s = Mu * (1.0 - sigma);
            sigma = cv == 0.0 ? Math.Exp(-s / Rate) : Math.Pow(1.0 + (s / (shape * Rate)), -shape);
        }

        double wait = sigma / (Mu * (1.0 - sigma));
        Assert.Equal(expectedSigma, sigma, 1e-8);
        Assert.Equal(expectedWait, wait, 1e-8);
        RenewalArrivals arrivals = new(random => (cv == 0.0 ? 1.0 : random.NextGamma(shape)) / Rate);

        TheoryFamily.AssertCovers(wait, MeanWait(arrivals, Setup.Exponential, 1, 40_000 / Rate));
    }

    private static MeanInterval MeanWait(IArrivalSource arrivals, ServiceVariability service, int servers, double batchSeconds)
    {
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 1000.0 * ServiceSeconds, variability: service)]));
        return TheoryFamily.Measure(
            pipeline, arrivals, Setup.Uniform(pipeline, servers), Math.Ceiling(batchSeconds), r => r.Stages[0].WaitSeconds.Mean)[0];
    }
}
