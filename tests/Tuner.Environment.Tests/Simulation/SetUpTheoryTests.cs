using MathNet.Numerics.Distributions;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Scale to zero without delay is M/G/1 with set-up.</summary>
public sealed class SetUpTheoryTests
{
    /// <summary>
    /// The first request of a busy period waits for a set-up U: lambda E[S^2] / (2 (1 - rho)) + (2 E[U] + lambda E[U^2]) /
    /// (2 (1 + lambda E[U])) (Welch 1964; Takagi, Queueing Analysis 1, 1991). A lognormal U with p95 / p50 = r has
    /// E[U^2] = E[U]^2 exp(sigma^2), sigma = ln r / 1.645.
    /// </summary>
    [Theory]
    [InlineData(1.0, 1.19090909)]
    [InlineData(2.0, 1.36757)]
    public void Advance_StoppedWhenEmpty_WaitsAsSetUp(double tailRatio, double expected)
    {
        const double Rate = 5.0, Mu = 10.0, SetUpSeconds = 2.0;
        double sigma = Math.Log(tailRatio) / Normal.InvCDF(0.0, 1.0, .95), squared = SetUpSeconds * SetUpSeconds * Math.Exp(sigma * sigma);
        double wait = (Rate * 2.0 / (Mu * Mu) / (2.0 * (1.0 - (Rate / Mu))))
            + (((2.0 * SetUpSeconds) + (Rate * squared)) / (2.0 * (1.0 + (Rate * SetUpSeconds))));
        Assert.Equal(expected, wait, 1e-5);
        Variant model = new()
        {
            Name = "m",
            Accuracy = .5,
            BaseAllocation = Allocation.OfCores(1.0),
            StartUp = new StartUpTime(SetUpSeconds, tailRatio),
            Profile = new ServiceProfile(new ConstantLaw(1000.0 / Mu), Setup.Exponential),
        };
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [model]) with { IdleSeconds = 1e-9 });

        MeanInterval[] measured = TheoryFamily.Measure(
            pipeline, new PoissonArrivals(Rate), Setup.Uniform(pipeline, 1), 4_000.0, r => r.Stages[0].WaitSeconds.Mean);

        TheoryFamily.AssertCovers(wait, measured[0]);
    }
}
