using Tuner.Baselines.Reference.BestStatic;
using Tuner.Baselines.Reference.Clairvoyant;
using Tuner.Baselines.Reference.RateOracle;
using Tuner.Baselines.Tests.Reference.Bound;
using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Arrivals;
using Tuner.Environment.Workloads.Generation;

namespace Tuner.Baselines.Tests.Reference.Clairvoyant;

public sealed class ClairvoyantPolicyTests
{
    private static readonly Pipeline Tiny = TinyModels.Pipeline(stages: 1, maxReplicas: 3, startUpSeconds: 4.0);
    private static readonly ClairvoyantOptions Small = new() { Evaluations = 3000, RateOracle = Rollouts };

    private static RateOracleOptions Rollouts => new() { Samples = 2, FirstSamples = 1, HorizonIntervals = 2 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_SameSeed_IsNotBelowAnyPlanThatItStartsFrom(int seed)
    {
        ClairvoyantPolicy clairvoyant = new("clairvoyant", Small);
        double score = Play(clairvoyant, seed);

        Assert.All(clairvoyant.Starts, start => Assert.InRange(start.Score, double.NegativeInfinity, score + 1e-9));
        Assert.InRange(Play(new BestStaticPolicy("best-static", new BestStaticOptions()), seed), double.NegativeInfinity, score + 1e-9);
        Assert.InRange(Play(new RateOraclePolicy("rate-oracle", Rollouts), seed), double.NegativeInfinity, score + 1e-9);
        Assert.Equal(score, Play(new ClairvoyantPolicy("again", Small), seed));
    }

    [Fact]
    public void Run_BestStatic_IsTheBestOfAllStaticDecisions()
    {
        double best = double.NegativeInfinity;
        for (int variant = 0; variant < 2; variant++)
        {
            for (int replicas = 1; replicas <= 3; replicas++)
            {
                Decision decision = new([DecisionSpace.Of(Tiny.Stages[0], variant, replicas, 1)]);
                best = Math.Max(best, Play(new Tuner.Baselines.Reference.Fixed.FixedPolicy("fixed", decision), 1));
            }
        }

        Assert.Equal(best, Play(new BestStaticPolicy("best-static", new BestStaticOptions()), 1), 12);
    }

    [Fact]
    public void Reset_NotTold_IsRefused() => Assert.Throws<NotSupportedException>(
        () => new RateOraclePolicy("rate-oracle", new RateOracleOptions()).Reset(Tuner.Baselines.Tests.Support.Runs.Context(Tiny)));

    private static double Play(IPolicy policy, int seed) => Rollout.Run(
        new TuningEnvironment(
            Tiny,
            TinyModels.Objective(Tiny),
            new GeneratedWorkload("bursty", new TraceGenerator(WorkloadPreset.Bursty, damping: 16), testSeconds: 200, new PoissonArrivals()),
            Stretch.Test,
            SimulatedDeployment.Of(Tiny),
            new EpisodeOptions()),
        policy,
        (ulong)seed);
}
