using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>An element of <c>stages</c>.</summary>
internal sealed record StageOptions
{
    [Description("Name of the stage, unique in the pipeline.")]
    public required string Name { get; init; } = "";

    [Description("Names of the stages that feed it; without it, the stage before it in the file.")]
    public IReadOnlyList<string>? After { get; init; }

    [Description("Most replicas that may be decided.")]
    [Range(1, 100_000)]
    public int MaxReplicas { get; init; } = 16;

    [Description("Max batch sizes that may be decided, ascending.")]
    [Range(1, TableOptions.LargestBatch)]
    public IReadOnlyList<int> BatchSizes { get; init; } = [1];

    [Description("How long the oldest request of a forming batch waits for the batch to fill; 0 takes what waits.")]
    [Range(0.0, double.MaxValue)]
    public double BatchTimeoutSeconds { get; init; }

    [Description("Requests that may wait; arrivals beyond are dropped. Without it, no limit.")]
    [Range(1, int.MaxValue)]
    public int? QueueLimit { get; init; }

    [Description("The models that can serve the stage.")]
    public required IReadOnlyList<VariantOptions> Variants { get; init; } = [];

    [Description("Where numbers are from, by key; free text that no run reads.")]
    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>();
}
