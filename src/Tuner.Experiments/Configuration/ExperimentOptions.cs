using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Reference.Bound;
using Tuner.Environment.Episodes;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Configuration;

/// <summary>An experiment file.</summary>
public sealed record ExperimentOptions
{
    /// <summary>Names the results folder.</summary>
    [Description("Name of the experiment and of its results folder.")]
    public required string Name { get; init; }

    /// <summary>For the reader of the file.</summary>
    [Description("What the experiment is about, for the reader of the file.")]
    public string Description { get; init; } = string.Empty;

    /// <summary>A name or a path.</summary>
    [Description("The pipeline: a name among experiments/pipelines, or the path of a file.")]
    public required string Pipeline { get; init; }

    /// <summary>What this experiment changes of the pipeline's file.</summary>
    [Description("Changes of the pipeline's file for this experiment, each as key=value: [slo.latencySeconds=2].")]
    public IReadOnlyList<string> PipelineChanges { get; init; } = [];

    /// <summary>Replicas and nodes for a load of another size.</summary>
    [Description("Factor on the most replicas and the nodes of the pipeline. Default: 8 / damping of the workload, since pipelines are sized for load / 8.")]
    [Range(0.001, 1000.0)]
    public double? Scale { get; init; }

    /// <summary>A name, a path, or the keys of a workload.</summary>
    [Description("The workload: a name among experiments/workloads, the path of a file, or the keys of one ({preset: bursty}).")]
    public required YamlNode Workload { get; init; }

    /// <summary>What is wanted.</summary>
    [Description("What is wanted: a preset (balanced, accuracy-first, cost-first, ipa) and weights that differ from it.")]
    public ObjectiveOptions Objective { get; init; } = new();

    /// <summary>Interval, length, history.</summary>
    [Description("The frame of an episode: interval, length in training, history.")]
    public EpisodeOptions Episode { get; init; } = new();

    /// <summary>How many.</summary>
    [Description("Number of seeds; every policy meets the same ones.")]
    [Range(1, 100_000)]
    public int Seeds { get; init; } = 5;

    /// <summary>The smallest one.</summary>
    [Description("The first seed; the others follow it one by one.")]
    [Range(0, int.MaxValue)]
    public int FirstSeed { get; init; } = 1;

    /// <summary>Which part of the workload is played.</summary>
    [Description("Stretches that are played: test, or validation while options are being chosen.")]
    public Stretch Stretch { get; init; } = Stretch.Test;

    /// <summary>The policy that others are compared with.</summary>
    [Description("Name of the policy that the others are compared with. Default: the first one.")]
    public string? Opponent { get; init; }

    /// <summary>Asks for the model's bound.</summary>
    [Description("Compute the fluid model's upper bound of every seed's episode beside what is played ({} for its defaults), and the regrets to it.")]
    public BoundOptions? Bound { get; init; }

    /// <summary>What differs from point to point.</summary>
    [Description("One key of the pipeline or the workload and the values at which the whole experiment is played.")]
    public SweepOptions? Sweep { get; init; }

    /// <summary>What <c>tuner tune</c> searches.</summary>
    [Description("How tuner tune searches the options of a policy on validation stretches ({} for its defaults).")]
    public TuneOptions? Tune { get; init; }

    /// <summary>In the order of tables and legends.</summary>
    [Description("The policies, each with a name, a kind and its options (tuner show policies lists them).")]
    public required IReadOnlyList<YamlNode> Policies { get; init; }
}
