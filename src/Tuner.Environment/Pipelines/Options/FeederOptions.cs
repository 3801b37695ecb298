using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Environment.Configuration;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>An element of <c>after</c>; a text is the name of the stage.</summary>
internal sealed record FeederOptions
{
    [Description("Name of the stage that feeds.")]
    [Shorthand]
    public required string Stage { get; init; } = "";

    [Description("Of those that a stage feeds, each item goes to one, by these probabilities, which sum to 1; without them, to all.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double? Probability { get; init; }

    [Description("True where one item comes for every item served, whatever number the serving variant puts out.")]
    public bool Single { get; init; }
}
