using Tuner.Agents.Forecasting;
using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;

namespace Tuner.Agents.Tests.Forecasting;

/// <summary>Loads on which a network is trained in a second.</summary>
internal static class SmallLoads
{
    public static readonly LstmOptions Options = new() { Bins = 4, BinSeconds = 2, HorizonSeconds = 2, StrideSeconds = 2, Epochs = 8, LearningRate = 0.01 };

    /// <summary>A square wave of 16 s between 10 and 30 requests/s.</summary>
    public static LoadTrace Wave(int seconds) => new("wave", [.. Enumerable.Range(0, seconds).Select(s => s % 16 < 8 ? 10 : 30)], historySeconds: 8);

    public static TrainedLstm Train(ulong seed) => new LstmTrainer(Options).Train([Wave(2_000)], LstmTrainer.UsualPeakRps, new SeedSequence(seed));

    /// <summary>Untrained, with the shape of the published network.</summary>
    public static TrainedLstm Initial(ulong seed, double scale = 1.0) =>
        new(LstmParameters.Initial(new SeedSequence(seed).Stream("weights")), Bins: 12, BinSeconds: 10, HorizonSeconds: 20, scale);
}
