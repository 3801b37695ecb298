using System.Collections.Immutable;
using Tuner.Baselines.Reference.Bound;
using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Configuration;

/// <summary>An experiment that has been read and found sound; where it sweeps a key, at one value of it.</summary>
public sealed record Experiment
{
    /// <summary>As in the results folder.</summary>
    public required string Name { get; init; }

    /// <summary>The value that the swept key has; null where nothing is swept.</summary>
    public SweepPoint? Point { get; init; }

    /// <summary>What is served.</summary>
    public required Pipeline Pipeline { get; init; }

    /// <summary>The load.</summary>
    public required IWorkload Workload { get; init; }

    /// <summary>What is wanted.</summary>
    public required Objective Objective { get; init; }

    /// <summary>The frame of an episode.</summary>
    public required EpisodeOptions Episode { get; init; }

    /// <summary>Stretches that are played.</summary>
    public required Stretch Stretch { get; init; }

    /// <summary>Ascending.</summary>
    public required ImmutableArray<ulong> Seeds { get; init; }

    /// <summary>In the order of the file.</summary>
    public required ImmutableArray<PolicyDefinition> Policies { get; init; }

    /// <summary>Name of the policy that others are compared with.</summary>
    public required string Opponent { get; init; }

    /// <summary>How the model's bound is computed; null where nobody asked for it.</summary>
    public BoundOptions? Bound { get; init; }

    /// <summary>What <c>tuner tune</c> searches; null where the file has no section of it.</summary>
    public TuningTask? Tune { get; init; }

    /// <summary>The file's text as it was read.</summary>
    public required string SourceYaml { get; init; }

    /// <summary>Every option with its value, defaults and overrides filled in.</summary>
    public required string ResolvedYaml { get; init; }

    /// <summary>A simulated environment over one kind of stretch.</summary>
    public TuningEnvironment Environment(Stretch stretch) =>
        new(Pipeline, Objective, Workload, stretch, SimulatedDeployment.Of(Pipeline), Episode);
}
