using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Environment.Workloads.Arrivals;
using Tuner.Environment.Workloads.Generation;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads;

/// <summary>A workload file: a generated load, or windows of a recorded trace.</summary>
public sealed record WorkloadOptions
{
    /// <summary>As in rows; the preset's name if not given.</summary>
    [Description("Name in rows and figures. Default: the preset's.")]
    public string? Name { get; init; }

    /// <summary>The pattern that is generated, or whose published window is cut from <see cref="File"/>.</summary>
    [Description("The pattern: bursty, steady-low, steady-high, fluctuating or diurnal.")]
    public WorkloadPreset Preset { get; init; } = WorkloadPreset.Bursty;

    /// <summary>A recorded trace in the place of the generator.</summary>
    [Description("A recorded trace (.tbz2, .txt or .csv, requests per second; with arrivals of kind timestamps a .csv of times) in the place of the generator.")]
    public string? File { get; init; }

    /// <summary>Test windows of the file, played one after the other.</summary>
    [Description("Test windows of the file, played one after the other. Default: the published window of the preset.")]
    public IReadOnlyList<SecondsWindow> Windows { get; init; } = [];

    /// <summary>Where training stretches of the file are drawn from.</summary>
    [Description("Range of the file that training stretches are drawn from. Default: days 1 to 14, or the first 80 % of a shorter file.")]
    public SecondsWindow? Training { get; init; }

    /// <summary>Where validation stretches of the file are drawn from.</summary>
    [Description("Range of the file that validation stretches are drawn from. Default: days 15 and 16, or the last 20 % of a shorter file.")]
    public SecondsWindow? Validation { get; init; }

    /// <summary>Kept clear on both sides of a test window; at least the history that a test is begun with.</summary>
    [Description("Seconds on both sides of a test window that training and validation stay clear of.")]
    [Range(KnownHistory.Seconds, 86_400)]
    public int MarginSeconds { get; init; } = 600;

    /// <summary>Zero runs of this length are missing data, not silence.</summary>
    [Description("Runs of at least this many seconds without a request are missing data, not silence.")]
    [Range(1, int.MaxValue)]
    public int HoleSeconds { get; init; } = 60;

    /// <summary>Share of training and validation stretches that are drawn around bursts.</summary>
    [Description("Share of the training and validation stretches of a file that are drawn from those with a burst (CV above 0.4).")]
    [Range(0.0, 1.0)]
    public double BurstShare { get; init; } = 0.5;

    /// <summary>Length of a test run.</summary>
    [Description("Seconds of a test run.")]
    [Range(1, 31_536_000)]
    public int DurationSeconds { get; init; } = 1_200;

    /// <summary>Counts are divided by it and rounded down.</summary>
    [Description("Counts per second are divided by this and rounded down; 8 as published, 2 for four times that load.")]
    [Range(1, 1_000)]
    public int Damping { get; init; } = 8;

    /// <summary>What costs are compared at.</summary>
    [Description("Peak in requests/s that costs are compared at. Default: the 99.9 % point of the training seconds; 272 / damping if generated.")]
    [Range(0.001, 1e9)]
    public double? PeakRps { get; init; }

    /// <summary>How requests lie in time.</summary>
    [Description("How requests lie in time.")]
    public ArrivalOptions Arrivals { get; init; } = new();

    /// <summary>Loads that are served together, in the place of the one that the other options describe.</summary>
    [Description("Several loads served together, each with preset or file, damping and arrivals of its own, in the place of those here.")]
    public IReadOnlyList<TenantOptions> Tenants { get; init; } = [];
}
