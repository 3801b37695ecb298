namespace Tuner.Experiments.Recording;

/// <summary>What a run folder says of the run it holds.</summary>
public sealed record RunDescription
{
    /// <summary>The experiment's name, a folder name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The experiment file, as given.</summary>
    public required string ExperimentYaml { get; init; }

    /// <summary>The same with every default and override filled in; the folder's hash is of this.</summary>
    public required string ResolvedYaml { get; init; }

    /// <summary>The seeds of the cells.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>The arguments of the command.</summary>
    public required IReadOnlyList<string> CommandLine { get; init; }
}
