using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Episodes;

/// <summary>The frame of an episode.</summary>
public sealed record EpisodeOptions
{
    /// <summary>Seconds from one decision to the next; a whole number.</summary>
    [Description("Adaptation interval: seconds from one decision to the next, a whole number, since loads are known by the second.")]
    [Range(1.0, 3600.0)]
    public double IntervalSeconds { get; init; } = 10.0;

    /// <summary>Intervals of a training or validation episode; a test lasts as long as its stretch.</summary>
    [Description("Intervals of a training or validation episode; a test lasts as long as its stretch.")]
    [Range(1, 1_000_000)]
    public int Intervals { get; init; } = 120;

    /// <summary>Reports a policy sees, the latest among them.</summary>
    [Description("Interval reports that a policy sees.")]
    [Range(1, 1000)]
    public int HistoryIntervals { get; init; } = 12;
}
