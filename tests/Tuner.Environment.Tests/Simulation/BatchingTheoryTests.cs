using Tuner.Environment.Pipelines;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Batches against the exact bulk-service chain and the closed form of a timeout window.</summary>
public sealed class BatchingTheoryTests
{
    [Theory]
    [InlineData(200.0, 8, 10.0, 2.0, .02780964, 3.4062916)]
    [InlineData(300.0, 16, 10.0, 2.0, .04163605, 7.5058630)]
    [InlineData(250.0, 4, 10.0, 0.0, .01599339, 2.5691371)]
    public void Advance_TakesWhatWaits_AsTheBulkServiceChain(
        double rate, int maxBatch, double fixedMs, double perItemMs, double latencySeconds, double meanBatch)
    {
        BulkServiceChain chain = new(rate, maxBatch, k => (fixedMs + (perItemMs * k)) / 1000.0);
        Assert.Equal(latencySeconds, chain.LatencySeconds, 1e-8);
        Assert.Equal(meanBatch, chain.MeanBatch, 1e-6);
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", fixedMs, perItemMs)], maxBatch));

        MeanInterval[] measured = TheoryFamily.Measure(
            pipeline,
            new PoissonArrivals(rate),
            Setup.Uniform(pipeline, 1, maxBatch),
            200.0,
            r => r.LatencySeconds.Mean,
            r => (double)r.Stages[0].Served / r.Stages[0].Batches);

        TheoryFamily.AssertCovers(chain.LatencySeconds, measured[0]);
        TheoryFamily.AssertCovers(chain.MeanBatch, measured[1]);
    }

    [Fact]
    public void Advance_TakesWhatWaits_IsBusyAsTheBulkServiceChain()
    {
        BulkServiceChain chain = new(250.0, 4, _ => .01);
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 10.0)], 4));

        MeanInterval[] measured = TheoryFamily.Measure(
            pipeline, new PoissonArrivals(250.0), Setup.Uniform(pipeline, 1, 4), 200.0, r => r.Stages[0].BusySeconds / 200.0);

        TheoryFamily.AssertCovers(chain.BusyFraction, measured[0]);
    }

    /// <summary>
    /// With servers always free a batch is opened by one request and closes after T or with the b-th. N(t) is Poisson of mean
    /// lambda t: mean batch 1 + sum over k &lt; b of P(N(T) >= k); mean wait: the integral over [0, T] of those waiting in an open
    /// batch, over the mean batch.
    /// </summary>
    [Fact]
    public void Advance_TimeoutAndFreeReplicas_AsTheWindow()
    {
        const double Rate = 200.0, Timeout = .02;
        const int MaxBatch = 8;
        double meanBatch = 1.0;
        for (int k = 1; k < MaxBatch; k++)
        {
            meanBatch += 1.0 - Enumerable.Range(0, k).Sum(j => Poisson(j, Rate * Timeout));
        }

        const int Steps = 2_000;
        double waited = 0.0;
        for (int i = 0; i < Steps; i++)
        {
            double mean = Rate * Timeout * (i + .5) / Steps;
            waited += Enumerable.Range(0, MaxBatch - 1).Sum(j => (1 + j) * Poisson(j, mean)) * Timeout / Steps;
        }

        Assert.Equal(4.91523940, meanBatch, 1e-8);
        Assert.Equal(.01146443, waited / meanBatch, 1e-8);
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 50.0)], MaxBatch));

        MeanInterval[] measured = TheoryFamily.Measure(
            pipeline,
            new PoissonArrivals(Rate),
            Setup.Uniform(pipeline, 64, MaxBatch, Timeout),
            200.0,
            r => (double)r.Stages[0].Served / r.Stages[0].Batches,
            r => r.Stages[0].WaitSeconds.Mean);

        TheoryFamily.AssertCovers(meanBatch, measured[0]);
        TheoryFamily.AssertCovers(waited / meanBatch, measured[1]);
    }

    /// <summary>
    /// Batches of all that waits, s(k) = alpha k + tau (Inoue 2021): the mean latency is at most phi0 and phi1, and close to the lesser.
    /// </summary>
    [Theory]
    [InlineData(50.0, .01636364, .03)]
    [InlineData(300.0, .04156250, .001)]
    public void Advance_TakesAllThatWaits_StaysBelowInouesBound(double rate, double expected, double gap)
    {
        const double Alpha = .002, Tau = .010;
        const int MaxBatch = 200;
        double load = rate * Alpha;
        double phi0 = (Alpha + Tau) / (2.0 * (1.0 - load)) * (1.0 + (2.0 * rate * Tau) + ((1.0 - (rate * Tau)) / (1.0 + load)));
        double phi1 = (1.5 * Tau / (1.0 - load)) + (Alpha / 2.0 * (load + 2.0) / (1.0 - (load * load)));
        double bound = Math.Min(phi0, phi1);
        Assert.Equal(expected, bound, 1e-8);
        BulkServiceChain chain = new(rate, MaxBatch, k => (Alpha * k) + Tau);
        Assert.InRange(chain.LatencySeconds, (1.0 - gap) * bound, bound);
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 1000.0 * Tau, 1000.0 * Alpha)], MaxBatch));

        MeanInterval[] measured = TheoryFamily.Measure(
            pipeline, new PoissonArrivals(rate), Setup.Uniform(pipeline, 1, MaxBatch), 200.0, r => r.LatencySeconds.Mean);

        TheoryFamily.AssertCovers(chain.LatencySeconds, measured[0]);
    }

    private static double Poisson(int k, double mean)
    {
        double p = Math.Exp(-mean);
        for (int i = 1; i <= k; i++)
        {
            p *= mean / i;
        }

        return p;
    }
}
