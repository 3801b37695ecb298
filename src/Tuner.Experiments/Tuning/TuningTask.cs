using System.Collections.Immutable;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Tuning;

/// <summary>What is to be tuned and how: a section <c>tune</c> that was found sound.</summary>
public sealed record TuningTask
{
    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>What overrides of the policy begin with: <c>policies.solver</c>, or its index where the file gives it no name.</summary>
    public required string Address { get; init; }

    /// <summary>Trials, method, stretches.</summary>
    public required TuneOptions Options { get; init; }

    /// <summary>The options that are searched, in the order of the file; one or more.</summary>
    public required ImmutableArray<SearchDimension> Space { get; init; }

    /// <summary>True where the file gives no space.</summary>
    public required bool IsSpaceOfKind { get; init; }
}
