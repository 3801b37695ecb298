using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Agents.Forecasting;

/// <summary>
/// What an LSTM forecaster sees and how it is trained; the defaults are IPA's (Ghafouri et al., JSys 2024; its module lstm-module). InfAdapter's
/// (Salmani et al., EuroMLSys 2023): 10 bins of 60 s, a horizon and a stride of 60 s.
/// </summary>
public sealed record LstmOptions
{
    /// <summary>Inputs.</summary>
    [Description("Bins that the network sees, each by its busiest second.")]
    [Range(1, 120)]
    public int Bins { get; init; } = 12;

    /// <summary>Length of a bin.</summary>
    [Description("Seconds of a bin.")]
    [Range(1, 3_600)]
    public int BinSeconds { get; init; } = 10;

    /// <summary>What is foretold.</summary>
    [Description("Seconds whose busiest one is foretold.")]
    [Range(1, 3_600)]
    public int HorizonSeconds { get; init; } = 20;

    /// <summary>From one training sample to the next.</summary>
    [Description("Seconds from one training sample to the next.")]
    [Range(1, 3_600)]
    public int StrideSeconds { get; init; } = 10;

    /// <summary>Passes over the samples.</summary>
    [Description("Passes over the training samples.")]
    [Range(1, 10_000)]
    public int Epochs { get; init; } = 30;

    /// <summary>Samples of a step.</summary>
    [Description("Samples of a training step.")]
    [Range(1, 65_536)]
    public int BatchSize { get; init; } = 64;

    /// <summary>Of Adam.</summary>
    [Description("Step size of Adam.")]
    [Range(1e-8, 1.0)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>L1 penalty on the input weights.</summary>
    [Description("Penalty on the sum of the absolute input weights.")]
    [Range(0.0, 1.0)]
    public double KernelPenalty { get; init; } = 1e-5;
}
