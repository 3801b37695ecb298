using Tuner.Environment.Configuration;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Cli;

/// <summary>What tuner tune answers; the JSON has these names in camelCase.</summary>
internal sealed record TuneAnswer
{
    public required string Policy { get; init; }

    public required string Method { get; init; }

    public required IReadOnlyList<Rung> Rungs { get; init; }

    public required IReadOnlyList<string> Space { get; init; }

    /// <summary>By the rung reached, then by score; the scores are those that trials were chosen by.</summary>
    public required IReadOnlyList<TuneTrial> Trials { get; init; }

    /// <summary>On fresh stretches, the best first.</summary>
    public required IReadOnlyList<TuneTrial> Finalists { get; init; }

    /// <summary>The trial that won; 0: the options in force stay.</summary>
    public required int Winner { get; init; }

    /// <summary>Its options, each as <c>--set</c> takes it.</summary>
    public required IReadOnlyList<string> Set { get; init; }

    public required string Folder { get; init; }

    public static string Write(TuningResult result, IReadOnlyList<TrialRow> rows, string folder, OutputFormat format) => format switch
    {
        OutputFormat.Json => JsonText.Of(Of(result, folder)),
        OutputFormat.Csv => RowFile.Text(rows),
        _ => $"{TuningTable.Text(result)}\n{folder}\n",
    };

    private static TuneAnswer Of(TuningResult result, string folder) => new()
    {
        Policy = result.Task.Policy,
        Method = OptionNames.Word(result.Task.Options.Method),
        Rungs = result.Rungs,
        Space = [.. result.Task.Space.Select(d => d.ToString())],
        Trials = [.. result.Ranking.Select(TuneTrial.Of)],
        Finalists = [.. result.Finals.Select(TuneTrial.Of)],
        Winner = result.Winner.Trial,
        Set = result.Overrides,
        Folder = folder,
    };
}
