using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>An element of <c>stages</c>.</summary>
internal sealed record StageOptions
{
    [Description("Name of the stage, unique in the pipeline.")]
    public required string Name { get; init; } = "";

    [Description("The stages that feed it, by name or as a section; [] where a request comes to it first. Without it, the stage before it in the file.")]
    public IReadOnlyList<FeederOptions>? After { get; init; }

    [Description("How the accuracies of the paths that meet become one; for a stage with several feeders.")]
    public JoinRule Join { get; init; } = JoinRule.Mean;

    [Description("Who is served next of those who wait: first come, or earliest deadline.")]
    public QueueOrder Queue { get; init; } = QueueOrder.Fifo;

    [Description("How the number of items put out scatters about the variants' items: 2.58 is 2, and one more with probability .58; or Poisson.")]
    public ItemDistribution ItemsDistribution { get; init; } = ItemDistribution.Rounded;

    [Description("Seconds without a request after which its replicas are stopped, to be started by the next one; without it, never.")]
    [Range(0.0, double.MaxValue)]
    public double? IdleSeconds { get; init; }

    [Description("Most replicas that may be decided.")]
    [Range(1, 100_000)]
    public int MaxReplicas { get; init; } = 16;

    [Description("Max batch sizes that may be decided, ascending.")]
    [Range(1, TableOptions.LargestBatch)]
    public IReadOnlyList<int> BatchSizes { get; init; } = [1];

    [Description("How long the oldest request of a forming batch waits for the batch to fill; 0 takes what waits.")]
    [Range(0.0, double.MaxValue)]
    public double BatchTimeoutSeconds { get; init; }

    [Description("Requests that may wait; arrivals beyond are dropped: 0 is a loss system. Without it, no limit.")]
    [Range(0, int.MaxValue)]
    public int? QueueLimit { get; init; }

    [Description("The models that can serve the stage.")]
    public required IReadOnlyList<VariantOptions> Variants { get; init; } = [];

    [Description("Where numbers are from, by key; free text that no run reads.")]
    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>();
}
