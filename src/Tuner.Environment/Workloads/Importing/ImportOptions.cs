using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>
/// What is taken from a published trace, and what is made of it, in this order: rows of the streams asked for, times stretched, the
/// window cut, the rate scaled, counts divided.
/// </summary>
public sealed record ImportOptions
{
    /// <summary>The column that names the stream; the format's first one if not given.</summary>
    [Description("The column whose values are the streams.")]
    public string? StreamBy { get; init; }

    /// <summary>Streams that are taken; all where there is none.</summary>
    [Description("Streams that are taken. Default: all.")]
    public IReadOnlyList<string> Streams { get; init; } = [];

    /// <summary>The column of the arrival time; the format's first one if not given.</summary>
    [Description("The column that is the arrival time, where a format has several.")]
    public string? Time { get; init; }

    /// <summary>The column that says how many requests a row is; one if not given.</summary>
    [Description("The column that says how many requests a row stands for. Default: each row is one.")]
    public string? Weight { get; init; }

    /// <summary>How a count of a bin that is not a second long is spread over it; needed for such formats.</summary>
    [Description("How the count of a minute or an hour is spread over it: even or poisson.")]
    public BinSpread? Within { get; init; }

    /// <summary>Below 1 a share of the rows, from 1 on a number of them.</summary>
    [Description("Malformed rows that are passed over: below 1 a share of all rows, from 1 on their number.")]
    [Range(0.0, 1e12)]
    public double MaxBadRows { get; init; } = 0.001;

    /// <summary>Times are multiplied by it.</summary>
    [Description("Times are multiplied by this: 2 plays at half the speed.")]
    [Range(1e-6, 1e6)]
    public double TimeScale { get; init; } = 1.0;

    /// <summary>Expected requests are multiplied by it.</summary>
    [Description("Requests are multiplied by this: below 1 each is kept with this probability, above 1 some are doubled.")]
    [Range(1e-9, 1e6)]
    public double RateScale { get; init; } = 1.0;

    /// <summary>Counts are divided by it and rounded down.</summary>
    [Description("Counts per second are divided by this and rounded down.")]
    [Range(1, 1_000)]
    public int Damping { get; init; } = 1;

    /// <summary>First second that is taken.</summary>
    [Description("First second of the trace that is taken.")]
    [Range(0, int.MaxValue)]
    public int FromSecond { get; init; }

    /// <summary>First second that is not taken any more; the end if not given.</summary>
    [Description("First second of the trace that is not taken any more. Default: the end.")]
    [Range(1, int.MaxValue)]
    public int? ToSecond { get; init; }

    /// <summary>Zero runs of this length are missing; none if not given.</summary>
    [Description("Runs of at least this many seconds without a request are missing data. Default: none is, but 60 of a file of the format seconds that does not mark them.")]
    [Range(1, int.MaxValue)]
    public int? HoleSeconds { get; init; }

    /// <summary>Of thinning and spreading.</summary>
    [Description("The seed of what is random: the rate scale and the spread poisson.")]
    [Range(0, ulong.MaxValue)]
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether the times of requests are kept, not their counts alone.</summary>
    [Description("Whether the times of requests are kept, where the format has them.")]
    public bool KeepTimes { get; init; }
}
