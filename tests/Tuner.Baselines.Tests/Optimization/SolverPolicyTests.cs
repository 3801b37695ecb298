using Tuner.Baselines.Optimization;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Optimization;

public sealed class SolverPolicyTests
{
    private static readonly Pipeline Video = TestPipelines.Video;

    [Fact]
    public void Decide_HeadRoomAndSafetyRoot_PlanForMoreByTheFormula()
    {
        SolverPolicy policy = Policy(new SolverOptions { HeadRoom = 0.2, SafetyRoot = 1.5 }, 16.0);

        Decision decision = Runs.First(policy, Video);

        // 16 x 1.2 + 1.5 x 4.
        Assert.Equal(25.2, policy.LastNote.PlannedRps, 1e-12);
        Assert.Equal(decision, Runs.First(Policy(new SolverOptions(), 25.2), Video));
    }

    [Fact]
    public void Decide_NoLoad_PlansForTheLeastLoad()
    {
        SolverPolicy policy = Policy(new SolverOptions { MinRateRps = 0.25 }, 0.0);

        Runs.First(policy, Video);

        Assert.Equal(0.25, policy.LastNote.PlannedRps);
        Assert.True(policy.LastNote.Feasible);
    }

    [Fact]
    public void Decide_PlanningLoadMargin_ComesBeforeHeadRoom()
    {
        SolverPolicy policy = Policy(new SolverOptions { Planning = true, HeadRoom = 0.1 }, 10.0);

        Runs.First(policy, TestPipelines.AudioQa);

        Assert.Equal(10.0 * 1.2 * 1.1, policy.LastNote.PlannedRps, 1e-12);
    }

    [Fact]
    public void Decide_GainBelowHysteresis_KeepsVariantsWhileReplicasFollowTheLoad()
    {
        ConstantForecaster load = new(8.0);
        SolverPolicy policy = new("solver", new SolverOptions { Hysteresis = 10.0 }, load);
        Decision quiet = Runs.First(policy, Video);

        load.RateRps = 30.0;
        Decision busy = policy.Decide(Runs.Observe(Video, quiet));

        Assert.Equal(Variants(quiet), Variants(busy));
        Assert.True(busy.Cores > quiet.Cores, $"{quiet.Cores} cores at 8 RPS, {busy.Cores} at 30.");
        Assert.NotEqual(Variants(quiet), Variants(Runs.First(Policy(new SolverOptions(), 30.0), Video)));
    }

    [Fact]
    public void Decide_GainAboveHysteresis_ChangesVariants()
    {
        Decision free = Runs.First(Policy(new SolverOptions(), 30.0), Video);
        SolverPolicy policy = Policy(new SolverOptions { Hysteresis = 1e-6 }, 30.0);
        policy.Reset(Runs.Context(Video));

        Assert.Equal(free, policy.Decide(Runs.Observe(Video, new DecisionSpace(Video).Initial)));
    }

    [Fact]
    public void Decide_FirstInterval_OwesNothingToTheInitialVariants()
    {
        Decision free = Runs.First(Policy(new SolverOptions(), 5.0), Video);

        Assert.Equal(free, Runs.First(Policy(new SolverOptions { Hysteresis = 100.0 }, 5.0), Video));
        Assert.NotEqual(Variants(new DecisionSpace(Video).Initial), Variants(free));
    }

    [Fact]
    public void Decide_KeptVariantsCannotServe_ChangesThemWhateverTheHysteresis()
    {
        // 16 replicas of yolov5x serve 65 RPS, and 96 cores hold 12 of them, less what ResNet takes: not 60 RPS.
        SolverPolicy policy = Policy(new SolverOptions { Hysteresis = 1e6 }, 60.0);
        policy.Reset(Runs.Context(Video));
        Decision heavy = new([
            DecisionSpace.Of(Video.Stages[0], 4, 4, 1), DecisionSpace.Of(Video.Stages[1], 4, 4, 1),
        ]);

        Decision decision = policy.Decide(Runs.Observe(Video, heavy));

        Assert.True(policy.LastNote.Feasible);
        Assert.NotEqual(4, decision.Stages[0].Deployments[0].Variant);
    }

    [Fact]
    public void Decide_MoreThanCanBeServed_IsLegalAndSaysSo()
    {
        SolverPolicy policy = Policy(new SolverOptions(), 100_000.0);

        Decision decision = Runs.First(policy, Video);

        Assert.False(policy.LastNote.Feasible);
        new DecisionSpace(Video).Check(decision);

        // The bottleneck of 16 + 16 replicas is highest with the fastest of each: yolov5n at 66 ms, resnet18 at 8 in 383 ms.
        Assert.Equal((0, 16), (decision.Stages[0].Deployments[0].Variant, decision.Stages[0].Replicas));
        Assert.True(decision.Cores <= 96.0);
    }

    [Fact]
    public void Decide_AsCodedAndInfeasible_KeepsWhatIsInForce()
    {
        SolverPolicy policy = Policy(new SolverOptions { AsCoded = true }, 100_000.0);
        policy.Reset(Runs.Context(Video));
        Decision inForce = new([DecisionSpace.Of(Video.Stages[0], 2, 3, 4), DecisionSpace.Of(Video.Stages[1], 1, 2, 8)]);

        Assert.Equal(inForce, policy.Decide(Runs.Observe(Video, inForce)));
        Assert.False(policy.LastNote.Feasible);
    }

    [Fact]
    public void Decide_AsCodedWhereWaitingForABatchBreaksTheSlo_TakesTheBatchThatThePaperForbids()
    {
        // Cost alone counts: a batch of 8 needs fewer replicas.
        Objective batchesPay = new(Video, new ObjectiveWeights(0, 1, 0), new AccuracyMeasure(), 1, 1);
        Pipeline tight = new("tight", new ServiceLevelObjective(1.0), [
            new Stage
            {
                Name = "s", BatchSizes = [1, 8], MaxReplicas = 16,
                Variants = [TestPipelines.Variant("v", 0.5, Allocation.OfCores(1), 100, 10)],
            },
        ]);

        // b1: 110 ms, 9.09 RPS; b8: 180 ms, 44.4 RPS. At 10 RPS a batch of 8 waits .7 s, so p99 .226 + .7 s: within 1 s, beyond .9 s.
        Pipeline tighter = new("tighter", new ServiceLevelObjective(0.9), tight.Stages);

        Assert.Equal(1.0, Runs.First(Policy(new SolverOptions(), 10.0), tight, batchesPay).Cores);
        Assert.Equal(2.0, Runs.First(Policy(new SolverOptions(), 10.0), tighter, batchesPay).Cores);
        Assert.Equal(1.0, Runs.First(Policy(new SolverOptions { AsCoded = true }, 10.0), tighter, batchesPay).Cores);
    }

    [Theory]
    [InlineData(6.89, false)]
    [InlineData(2.0, true)]
    public void Decide_AsCodedOnVideo_DepartsFromThePaperUnderATightSloAlone(double sloSeconds, bool departs)
    {
        Pipeline pipeline = new("video", new ServiceLevelObjective(sloSeconds), Video.Stages, Video.Cluster, Video.Planning);
        ConstantForecaster load = new(0.0);
        SolverPolicy paper = new("paper", new SolverOptions(), load), coded = new("coded", new SolverOptions { AsCoded = true }, load);
        bool seen = false;
        for (load.RateRps = 1.0; load.RateRps <= 34.0; load.RateRps += 0.2)
        {
            seen |= !Runs.First(paper, pipeline).Equals(Runs.First(coded, pipeline));
        }

        Assert.Equal(departs, seen);
    }

    [Fact]
    public void Decide_RandomPipelinesLoadsAndDecisionsInForce_AreAlwaysLegal()
    {
        RandomStream random = new SeedSequence(1).Stream("decisions");
        for (int i = 0; i < 150; i++)
        {
            Pipeline pipeline = RandomPipelines.Next(random);
            SolverOptions options = new()
            {
                Hysteresis = random.NextInt(3) * 0.1,
                HeadRoom = random.NextDouble() - 0.3,
                AsCoded = random.NextInt(4) == 0,
                Planning = random.NextInt(2) == 0,
            };
            SolverPolicy policy = Policy(options, Math.Exp((random.NextDouble() * 12.0) - 4.0));
            policy.Reset(Runs.Context(pipeline, RandomPipelines.Objective(random, pipeline)));
            Decision inForce = new([
                .. pipeline.Stages.Select(s => DecisionSpace.Of(
                    s, random.NextInt(s.Variants.Length), 1 + random.NextInt(s.MaxReplicas), s.BatchSizes[random.NextInt(s.BatchSizes.Length)])),
            ]);

            Decision decision = policy.Decide(Runs.Observe(pipeline, inForce, interval: random.NextInt(2)));

            new DecisionSpace(pipeline).Check(decision);
            Assert.True(policy.LastNote.PlannedRps >= options.MinRateRps);
        }
    }

    [Fact]
    public void Decide_BeforeReset_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Policy(new SolverOptions(), 1.0).Decide(Runs.Observe(Video)));

    private static SolverPolicy Policy(SolverOptions options, double rateRps) => new("solver", options, new ConstantForecaster(rateRps));

    private static int[] Variants(Decision decision) => [.. decision.Stages.Select(s => s.Deployments[0].Variant)];
}
