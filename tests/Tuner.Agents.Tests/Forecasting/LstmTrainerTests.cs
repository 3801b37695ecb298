using TorchSharp;
using Tuner.Agents.Forecasting;
using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Agents.Tests.Forecasting;

public sealed class LstmTrainerTests
{
    [Fact]
    public void Train_SameSeed_IsEqualBitForBit()
    {
        float[] first = SmallLoads.Train(1).Parameters.Values.ToArray();
        torch.rand(10).Dispose(); // The global generator has moved on; nothing here may draw from it.
        Assert.Equal(first, SmallLoads.Train(1).Parameters.Values.ToArray());
        Assert.NotEqual(first, SmallLoads.Train(2).Parameters.Values.ToArray());
    }

    [Fact]
    public void Train_SquareWave_ForetellsItsEdgesBetterThanTheLastSeconds()
    {
        ForecastTrial trial = new(IntervalSeconds: 2, HorizonSeconds: 2, ForecastTarget.Max);
        ForecastAccuracy learnt = trial.Run(new LstmForecaster(SmallLoads.Train(1)), [SmallLoads.Wave(200)]);
        ForecastAccuracy last = trial.Run(new MaxOfWindowForecaster(2), [SmallLoads.Wave(200)]);
        Assert.Equal(25.0, last.SmapePercent, 0.5);
        Assert.InRange(learnt.SmapePercent, 0.0, 5.0);
    }

    [Fact]
    public void Train_Progress_TellsEveryEpochAndAFallingLoss()
    {
        List<(int Epoch, double Loss)> epochs = [];
        new LstmTrainer(SmallLoads.Options).Train([SmallLoads.Wave(2_000)], 34.0, new SeedSequence(1), (epoch, loss) => epochs.Add((epoch, loss)), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 8), epochs.Select(e => e.Epoch));
        Assert.True(epochs[^1].Loss < 0.2 * epochs[0].Loss, $"{epochs[0].Loss} to {epochs[^1].Loss}");
    }

    [Fact]
    public void Train_NoSample_Throws() => Assert.Contains(
        "the 140 s of one training sample",
        Assert.Throws<ArgumentException>(() => new LstmTrainer(new LstmOptions()).Train(
                [SmallLoads.Wave(100)], 34.0, new SeedSequence(1), cancellation: TestContext.Current.CancellationToken)).Message,
        StringComparison.Ordinal);
}
