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

    /// <summary>SHA-256, in hexadecimal, of files that decide what a policy does and that the resolved text only names, by path.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The seeds of the cells.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>The arguments of the command.</summary>
    public required IReadOnlyList<string> CommandLine { get; init; }
}
