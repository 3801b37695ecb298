using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Environment.Workloads.Arrivals;
using Tuner.Environment.Workloads.Generation;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads;

/// <summary>One of several loads that are served together; what it leaves out is that of the workload it belongs to.</summary>
public sealed record TenantOptions
{
    /// <summary>Its seeds hang on it.</summary>
    [Description("Name of the tenant; its random numbers hang on it, and no two tenants have the same.")]
    public required string Name { get; init; }

    /// <inheritdoc cref="WorkloadOptions.Preset"/>
    [Description("The tenant's pattern: bursty, steady-low, steady-high, fluctuating or diurnal.")]
    public WorkloadPreset Preset { get; init; } = WorkloadPreset.Bursty;

    /// <inheritdoc cref="WorkloadOptions.File"/>
    [Description("The tenant's recorded trace in the place of the generator.")]
    public string? File { get; init; }

    /// <inheritdoc cref="WorkloadOptions.Windows"/>
    [Description("Test windows of the tenant's file. Default: the published window of the preset.")]
    public IReadOnlyList<SecondsWindow> Windows { get; init; } = [];

    /// <inheritdoc cref="WorkloadOptions.Training"/>
    [Description("Range of the tenant's file that training stretches are drawn from.")]
    public SecondsWindow? Training { get; init; }

    /// <inheritdoc cref="WorkloadOptions.Validation"/>
    [Description("Range of the tenant's file that validation stretches are drawn from.")]
    public SecondsWindow? Validation { get; init; }

    /// <inheritdoc cref="WorkloadOptions.HoleSeconds"/>
    [Description("Runs of at least this many seconds without a request of the tenant are missing data, not silence.")]
    [Range(1, int.MaxValue)]
    public int HoleSeconds { get; init; } = 60;

    /// <inheritdoc cref="WorkloadOptions.Damping"/>
    [Description("The tenant's counts per second are divided by this and rounded down.")]
    [Range(1, 1_000)]
    public int Damping { get; init; } = 8;

    /// <inheritdoc cref="WorkloadOptions.Arrivals"/>
    [Description("How the tenant's requests lie in time.")]
    public ArrivalOptions Arrivals { get; init; } = new();

    /// <summary>The tenant as a workload of its own, with the length, the margins and the share of bursts of the whole.</summary>
    internal WorkloadOptions Within(WorkloadOptions whole) => whole with
    {
        Name = Name,
        Preset = Preset,
        File = File,
        Windows = Windows,
        Training = Training,
        Validation = Validation,
        HoleSeconds = HoleSeconds,
        Damping = Damping,
        Arrivals = Arrivals,
        PeakRps = null,
        Tenants = [],
    };
}
