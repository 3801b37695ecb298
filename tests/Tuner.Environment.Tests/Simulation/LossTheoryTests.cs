using Tuner.Environment.Pipelines;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Fractions lost against Erlang B, M/M/1/K, and impatience of a fixed length.</summary>
public sealed class LossTheoryTests
{
    [Fact]
    public void Advance_NoRoomToWait_LosesAsErlangB()
    {
        const double Erlangs = 3.0;
        const int Servers = 4;
        double blocking = 1.0;
        for (int k = 1; k <= Servers; k++)
        {
            blocking = Erlangs * blocking / (k + (Erlangs * blocking));
        }

        // Erlang's formula holds for every law of the service time; here it is deterministic.
        TheoryFamily.AssertCovers(blocking, Lost(Setup.Exact, Servers, Erlangs * 100.0, queueLimit: 0, Setup.NoSlo));
    }

    [Fact]
    public void Advance_RoomForFourToWait_LosesAsMM1K()
    {
        const double Load = .9;
        const int Room = 5;
        double blocked = (1.0 - Load) * Math.Pow(Load, Room) / (1.0 - Math.Pow(Load, Room + 1));
        Assert.Equal(.12602255, blocked, 1e-8);

        TheoryFamily.AssertCovers(blocked, Lost(Setup.Exponential, 1, Load * 100.0, queueLimit: Room - 1, Setup.NoSlo));
    }

    /// <summary>
    /// Who would wait longer than tau = SLO - mean service is given up before service: M/M/1 with fixed patience (Baccelli, Boyer and
    /// Hebuterne, 1984): loss = (1 - rho) rho e / (1 - rho^2 e), e = exp(-(mu - lambda) tau).
    /// </summary>
    [Fact]
    public void Advance_DeadlinePolicy_LosesAsFixedPatience()
    {
        const double Mu = 100.0, Load = .8, Patience = .05;
        double e = Math.Exp(-(Mu - (Load * Mu)) * Patience);
        double loss = (1.0 - Load) * Load * e / (1.0 - (Load * Load * e));
        Assert.Equal(.07698667, loss, 1e-8);

        TheoryFamily.AssertCovers(
            loss,
            Lost(Setup.Exponential, 1, Load * Mu, null, new ServiceLevelObjective(Patience + (1.0 / Mu), DropPolicy.Deadline)));
    }

    private static MeanInterval Lost(
        ServiceVariability service, int servers, double rate, int? queueLimit, ServiceLevelObjective slo)
    {
        Pipeline pipeline = Setup.Chain(slo, Setup.Stage("only", [Setup.Model("m", 10.0, variability: service)], queueLimit: queueLimit));
        return TheoryFamily.Measure(
            pipeline,
            new PoissonArrivals(rate),
            Setup.Uniform(pipeline, servers),
            Math.Ceiling(20_000 / rate),
            r => (double)r.Stages[0].Dropped / r.Stages[0].Arrived)[0];
    }
}
