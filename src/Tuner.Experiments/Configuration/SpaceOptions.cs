using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Configuration;

/// <summary>What one option of a tuned policy may be: a range, or values.</summary>
public sealed record SpaceOptions
{
    private const double Largest = 1e15;

    /// <summary>Included.</summary>
    [Description("The least value.")]
    [Range(-Largest, Largest)]
    public double? Min { get; init; }

    /// <summary>Included.</summary>
    [Description("The greatest value.")]
    [Range(-Largest, Largest)]
    public double? Max { get; init; }

    /// <summary>An integer option is so anyway.</summary>
    [Description("Whole numbers only.")]
    public bool Whole { get; init; }

    /// <summary>Needs a least value above 0.</summary>
    [Description("Uniform in the logarithm instead of the number.")]
    public bool Log { get; init; }

    /// <summary>Instead of a range.</summary>
    [Description("The values, all equally likely, instead of a range.")]
    public IReadOnlyList<YamlScalarNode>? Values { get; init; }
}
