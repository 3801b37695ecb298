using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>The section <c>service</c>.</summary>
internal sealed record ServiceOptions
{
    [Description("Mean milliseconds by batch at the base allocation ({1: 66, 8: 533}), or a list of {batch, cores or gpuShare, ms}.")]
    public YamlNode? Table { get; init; }

    [Description("Coefficients of gamma b / r + delta b + epsilon / r + eta, in ms, for batch b and r cores or GPU share.")]
    public LawOptions? Law { get; init; }

    [Description("One mean for every batch and allocation, in ms.")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? MeanMs { get; init; }

    [Description("The law about the mean.")]
    public ServiceDistribution Distribution { get; init; } = ServiceDistribution.Lognormal;

    [Description("Standard deviation over mean of lognormal and gamma; 0.1 for cores and 0.04 for a GPU share where not given.")]
    [Range(0.0, 100.0, MinimumIsExclusive = true)]
    public double? Cv { get; init; }
}
