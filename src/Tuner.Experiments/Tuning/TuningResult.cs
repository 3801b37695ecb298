using System.Collections.Immutable;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Tuning;

/// <summary>How a search ended.</summary>
internal sealed record TuningResult
{
    public required TuningTask Task { get; init; }

    /// <summary>As they were played.</summary>
    public required ImmutableArray<Rung> Rungs { get; init; }

    /// <summary>Of the trials at the highest rung that each reached: by rung from the top, then by score.</summary>
    public required ImmutableArray<TrialRow> Ranking { get; init; }

    /// <summary>Of trial 0 and the finalists on fresh stretches, the best first.</summary>
    public required ImmutableArray<TrialRow> Finals { get; init; }

    /// <summary>The first of the finals.</summary>
    public required Candidate Winner { get; init; }

    /// <summary>The winner on the fresh stretches, point by point.</summary>
    public required ImmutableArray<(CellKey Point, TrialRow Row)> ByPoint { get; init; }

    /// <summary>Trials that failed, and why.</summary>
    public required ImmutableArray<Candidate> Failed { get; init; }

    /// <summary>The winner's options as overrides, <c>policies.solver.headRoom=0.1</c>; none for the options in force.</summary>
    public ImmutableArray<string> Overrides => [.. Winner.Settings.Select(s => $"{Task.Address}.{s}")];
}
