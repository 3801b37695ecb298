using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>The section <c>slo.network</c>: a lognormal time, or a payload over a bandwidth.</summary>
internal sealed record NetworkOptions
{
    [Description("Mean seconds on the network, lognormal; with cv.")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? MeanSeconds { get; init; }

    [Description("Standard deviation over mean of the seconds on the network.")]
    [Range(0.0, 100.0)]
    public double? Cv { get; init; }

    [Description("Kilobytes (1024 bytes) of one request; with a bandwidth.")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? PayloadKB { get; init; }

    [Description("One bandwidth for all requests, in Mbit/s.")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? BandwidthMbps { get; init; }

    [Description("A file of bandwidths, repeated when it ends: Mbit/s, a number a second, or epoch_ms ms_since_start lat lon bytes interval_ms.")]
    public string? BandwidthFile { get; init; }
}
