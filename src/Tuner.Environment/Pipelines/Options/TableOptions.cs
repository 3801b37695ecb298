using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>An element of a <c>table</c> that is a list.</summary>
internal sealed record TableOptions
{
    /// <summary>The largest batch that files may name.</summary>
    public const int LargestBatch = 4096;

    [Description("Items in the batch.")]
    [Range(1, LargestBatch)]
    public required int Batch { get; init; }

    [Description("Cores at which it was measured.")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? Cores { get; init; }

    [Description("Share of one GPU at which it was measured.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double? GpuShare { get; init; }

    [Description("Mean service time in milliseconds.")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public required double Ms { get; init; }
}
