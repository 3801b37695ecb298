using TorchSharp;
using Tuner.Agents.Environments;
using Tuner.Agents.Ppo;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Ppo;

public sealed class PpoLearnerTests
{
    private static readonly PpoOptions Short = new() { TotalSteps = 2048, StepsPerUpdate = 64 };

    [Fact]
    public void Train_SameSeedTwiceAndOnTwoThreads_GivesEqualBits()
    {
        float[] first = Train(1).Actor.Values.ToArray();
        float[][] together = new float[2][];
        Parallel.For(0, 2, i => together[i] = Train(1).Actor.Values.ToArray());

        Assert.Equal(first, together[0]);
        Assert.Equal(first, together[1]);
    }

    [Fact]
    public void Train_AnotherSeed_GivesOtherWeights() =>
        Assert.NotEqual(Train(1).Actor.Values.ToArray(), Train(2).Actor.Values.ToArray());

    [Fact]
    public void Train_SameSeed_LogsEqualRows()
    {
        var first = new ListLog();
        var second = new ListLog();

        Train(1, r => r with { Log = first });
        Train(1, r => r with { Log = second });

        Assert.Equal(first.Rows, second.Rows);
        Assert.Equal(8, first.Rows.Count);
        Assert.Equal(2048, first.Rows[^1].Steps);
        Assert.All(first.Rows, r => Assert.InRange(r.ApproxKl, 0.0, 0.1));
        Assert.Equal(Math.Log(2.0), first.Rows[0].Entropy, 0.01);
    }

    [Fact]
    public void Train_TwoHundredUpdates_KeepsNoTensors()
    {
        TorchRuntime.EnsureLoaded();
        List<long> live = [];
        var options = new PpoOptions { TotalSteps = 200 * 32, StepsPerUpdate = 8, Epochs = 1 };
        var run = new TrainingRun(VectorEnvironment.Of(4, () => new CartPole()), new SeedSequence(1))
        {
            Progress = _ => live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount),
        };

        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        new PpoLearner(options).Train(run, TestContext.Current.CancellationToken);

        Assert.Equal(200, live.Count);
        Assert.All(live, count => Assert.Equal(live[0], count));
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Train_RewardBeyondFloats_SaysThatItDiverged()
    {
        var run = new TrainingRun(VectorEnvironment.Of(4, () => new HugeReward()), new SeedSequence(1));

        var error = Assert.Throws<TrainingDivergedException>(
            () => new PpoLearner(Short with { ScaleRewards = false }).Train(run, TestContext.Current.CancellationToken));

        Assert.StartsWith("Training diverged in update 1 of 8: policy loss", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_WithValidation_ReturnsTheBestSnapshot()
    {
        List<TrainedAgent> seen = [];

        TrainedAgent best = Train(1, r => r with
        {
            Validate = agent =>
            {
                seen.Add(agent);
                return seen.Count == 3 ? 1.0 : 0.0;
            },
        });

        // Before the first of 8 updates, every 3, and after the last: 0, 3, 6, 8.
        Assert.Equal(4, seen.Count);
        Assert.Same(seen[2], best);
    }

    [Fact]
    public void Train_InitialLogits_AreWhatTheUntrainedPolicyPrefers()
    {
        int[] action = new int[1];

        TrainedAgent untrained = Train(1, r => r with
        {
            InitialLogits = [0f, 3f],
            Validate = _ => 0.0,
        });
        untrained.Act([0.01f, 0f, 0f, 0f], [true, true], action);

        Assert.Equal(1, action[0]);
        Assert.Equal([0f, 3f], untrained.Actor.Values[^2..]);
    }

    [Fact]
    public void Train_InitialLogitsOfTheWrongShape_Throws() =>
        Assert.Throws<ArgumentException>(() => Train(1, r => r with { InitialLogits = [1f] }));

    [Fact]
    public void Train_Cancelled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        var run = new TrainingRun(VectorEnvironment.Of(4, () => new CartPole()), new SeedSequence(1))
        {
            Progress = _ => cancellation.Cancel(),
        };

        Assert.Throws<OperationCanceledException>(() => new PpoLearner(Short).Train(run, cancellation.Token));
    }

    [Fact]
    public void Train_MinibatchesThatDoNotDivide_Throws()
    {
        var run = new TrainingRun(VectorEnvironment.Of(3, () => new CartPole()), new SeedSequence(1));

        Assert.Throws<ArgumentException>(
            () => new PpoLearner(Short with { StepsPerUpdate = 7 }).Train(run, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Train_TargetKlOfAlmostNothing_StopsAfterTheFirstEpoch()
    {
        var free = new ListLog();
        var stopped = new ListLog();

        Train(1, r => r with { Log = free });
        Train(1, r => r with { Log = stopped }, Short with { TargetKl = 1e-9 });

        Assert.True(stopped.Rows[0].ApproxKl < free.Rows[0].ApproxKl);
    }

    private static TrainedAgent Train(ulong seed, Func<TrainingRun, TrainingRun>? change = null, PpoOptions? options = null)
    {
        var run = new TrainingRun(VectorEnvironment.Of(4, () => new CartPole()), new SeedSequence(seed));
        return new PpoLearner(options ?? Short with { EvaluateEveryUpdates = 3 }).Train(
            change?.Invoke(run) ?? run, TestContext.Current.CancellationToken);
    }
}
