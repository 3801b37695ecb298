using Tuner.Environment.Configuration;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Recording;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Tuning;

/// <summary>What a search has found so far, and its files: plays.csv, trials.csv, and best.yaml at its end. They are whole after each rung.</summary>
internal sealed class TuningRecord(string folder)
{
    /// <summary>One row per trial, stretch and point.</summary>
    public const string PlaysName = "plays.csv";

    /// <summary>One row per trial and rung.</summary>
    public const string TrialsName = "trials.csv";

    /// <summary>The policy with the options that won, as an experiment has it.</summary>
    public const string BestName = "best.yaml";

    private readonly List<PlayRow> _plays = [];
    private readonly List<TrialRow> _trials = [];

    /// <summary>Of all rungs, then of the finalists.</summary>
    public IReadOnlyList<TrialRow> Trials => _trials;

    /// <summary>Adds what a rung, or the finalists, played anew.</summary>
    public void Add(string phase, IEnumerable<Play> plays, IEnumerable<TrialRow> trials)
    {
        _plays.AddRange(plays.Select(p => PlayRow.Of(phase, p)));
        _trials.AddRange(trials);
        RowFile.Write(Path.Combine(folder, PlaysName), _plays);
        RowFile.Write(Path.Combine(folder, TrialsName), _trials);
    }

    /// <summary>Writes the winner.</summary>
    public void SaveBest(PolicyDefinition winner) => AtomicFile.Write(Path.Combine(folder, BestName), Yaml(winner));

    /// <summary>A policy with all its options.</summary>
    public static string Yaml(PolicyDefinition policy) =>
        OptionsYaml.Write(new YamlMappingNode("policies", new YamlSequenceNode(ResolvedExperiment.PolicyNode(policy))));
}
