using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Tests.Configuration;

internal sealed record SampleOptions
{
    [Description("Who.")]
    public required string Name { get; init; }

    [Description("How many.")]
    [Range(1, 64)]
    public int Count { get; init; } = 4;

    [Description("Steps.")]
    [Range(0, long.MaxValue)]
    public long Steps { get; init; }

    [Description("Seed.")]
    [Range(0, ulong.MaxValue)]
    public ulong Seed { get; init; } = 1;

    [Description("Limit.")]
    [Range(0.0, double.PositiveInfinity, MinimumIsExclusive = true)]
    public double LimitSeconds { get; init; } = double.PositiveInfinity;

    [Description("Rate.")]
    [Range(0.0, double.MaxValue)]
    public double RateRps { get; init; } = 2.5;

    [Description("Switch.")]
    public bool Verbose { get; init; }

    [Description("Optional.")]
    [Range(1, 10)]
    public int? Retries { get; init; }

    [Description("Comment.")]
    public string? Comment { get; init; }

    [Description("A section.")]
    public InnerOptions Inner { get; init; } = new();

    [Description("Sizes.")]
    [Range(1, 128)]
    public IReadOnlyList<int> Sizes { get; init; } = [1, 2];

    [Description("Moods.")]
    public ImmutableArray<SampleMood> Moods { get; init; } = [];

    [Description("Sections.")]
    public InnerOptions[] Inners { get; init; } = [];

    [Description("Weights.")]
    [Range(0.0, 10.0)]
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();

    [Description("By batch.")]
    [Range(0.0, 1000.0)]
    public ImmutableDictionary<int, double> ByBatch { get; init; } = ImmutableDictionary<int, double>.Empty;

    [Description("As it is.")]
    public YamlNode? Raw { get; init; }
}
