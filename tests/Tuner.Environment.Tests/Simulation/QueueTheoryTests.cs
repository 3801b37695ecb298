using Tuner.Environment.Pipelines;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Mean waits against Erlang, Pollaczek-Khinchine and Jackson (Kleinrock, Queueing Systems I, 1975).</summary>
public sealed class QueueTheoryTests
{
    private const double Mu = 100.0;
    private const double ServiceMs = 1000.0 / Mu;

    public static TheoryData<double> Loads => [.3, .5, .7, .9, .95];

    public static TheoryData<int, double> ServersAndLoads
    {
        get
        {
            TheoryData<int, double> data = [];
            foreach (int servers in new[] { 2, 4 })
            {
                foreach (double load in new[] { .3, .5, .7, .9, .95 })
                {
                    data.Add(servers, load);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Loads))]
    public void Advance_ExponentialService_WaitsAsMM1(double load) =>
        TheoryFamily.AssertCovers(load / (Mu - (load * Mu)), MeanWait(Setup.Exponential, servers: 1, load));

    [Theory]
    [MemberData(nameof(ServersAndLoads))]
    public void Advance_SeveralReplicas_WaitAsErlangC(int servers, double load)
    {
        double erlangs = servers * load, blocking = 1.0;
        for (int k = 1; k <= servers; k++)
        {
            blocking = erlangs * blocking / (k + (erlangs * blocking));
        }

        double waits = blocking / (1.0 - (load * (1.0 - blocking)));
        TheoryFamily.AssertCovers(waits / ((servers * Mu) - (erlangs * Mu)), MeanWait(Setup.Exponential, servers, load));
    }

    [Theory]
    [MemberData(nameof(Loads))]
    public void Advance_DeterministicService_WaitsAsMD1(double load) =>
        TheoryFamily.AssertCovers(load / (2.0 * Mu * (1.0 - load)), MeanWait(Setup.Exact, servers: 1, load));

    [Theory]
    [MemberData(nameof(Loads))]
    public void Advance_TwoStages_TakeAsTwoMM1(double load)
    {
        const double SecondMu = 120.0;
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo,
            Setup.Stage("first", [Setup.Model("m", ServiceMs, variability: Setup.Exponential)]),
            Setup.Stage("second", [Setup.Model("m", 1000.0 / SecondMu, variability: Setup.Exponential)]));
        double rate = load * Mu;

        MeanInterval[] latency = TheoryFamily.Measure(
            pipeline, new PoissonArrivals(rate), Setup.Uniform(pipeline, 1), BatchSeconds(load, rate), r => r.LatencySeconds.Mean);

        TheoryFamily.AssertCovers((1.0 / (Mu - rate)) + (1.0 / (SecondMu - rate)), latency[0]);
    }

    private static MeanInterval MeanWait(ServiceVariability service, int servers, double load)
    {
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", ServiceMs, variability: service)]));
        double rate = load * servers * Mu;
        return TheoryFamily.Measure(
            pipeline,
            new PoissonArrivals(rate),
            Setup.Uniform(pipeline, servers),
            BatchSeconds(load, rate),
            r => r.Stages[0].WaitSeconds.Mean)[0];
    }

    /// <summary>Batches many times the relaxation time, 1 / (1 - sqrt(load))^2 services: 1,560 at load .95.</summary>
    private static double BatchSeconds(double load, double rate) =>
        Math.Ceiling((load switch { > .93 => 100_000, > .8 => 50_000, _ => 20_000 }) / rate);
}
