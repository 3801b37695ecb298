using System.ComponentModel;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Search.Greedy;

/// <summary>Options of the kind <c>greedy</c>.</summary>
public sealed record GreedyOptions : ReplanningOptions
{
    /// <summary>Which of the changes that gain is made.</summary>
    [Description("value: the change that gains most; perCore: the one that gains most for each core it costs more.")]
    public GreedyGain Gain { get; init; } = GreedyGain.PerCore;
}
