using System.ComponentModel;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>A pipeline as its file says it.</summary>
internal sealed record PipelineOptions
{
    [Description("Name of the pipeline, as in rows and run folders: letters, digits, '.', '_' and '-'.")]
    public required string Name { get; init; } = "";

    [Description("A sentence on what the pipeline does.")]
    public string? Description { get; init; }

    [Description("What a request is promised, end to end.")]
    public required SloOptions Slo { get; init; }

    [Description("The machines; without it, capacity has no limit.")]
    public ClusterOptions? Cluster { get; init; }

    [Description("What breaks, how often; without it, nothing.")]
    public FaultOptions? Faults { get; init; }

    [Description("The inference tasks.")]
    public required IReadOnlyList<StageOptions> Stages { get; init; } = [];

    [Description("What a paper's experiments fixed by hand, to replicate its numbers.")]
    public PlanningOptions? Planning { get; init; }

    [Description("Where numbers are from, by key; free text that no run reads.")]
    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>();
}
