using System.Collections.Immutable;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Policies;

/// <summary>A kind of policy that an experiment file can name.</summary>
public abstract class PolicyKind
{
    /// <summary>The word after <c>kind:</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What it does and whose idea it is, in a line.</summary>
    public abstract string Summary { get; }

    /// <summary>The record of its options.</summary>
    public abstract Type OptionsType { get; }

    /// <summary>Work of one cell relative to playing a run once; for the progress bar and the order of the cells.</summary>
    public virtual double Weight(object options) => 1.0;

    /// <summary>What is wrong with a definition among those of its experiment, beyond what the options' types say; null if nothing.</summary>
    public virtual PolicyFault? Fault(PolicyDefinition definition, IReadOnlyList<PolicyDefinition> all) => null;

    /// <summary>Why a definition cannot play an experiment that is sound otherwise; null where it can.</summary>
    public virtual string? Misfit(PolicyDefinition definition, Experiment experiment) => null;

    /// <summary>What is searched of the options where an experiment does not say; empty for a kind that has no such space.</summary>
    public virtual ImmutableArray<SearchDimension> SearchSpace(object options) => [];

    /// <summary>The policy ready to play: built, and trained where it learns.</summary>
    public abstract IPolicy Prepare(PolicyDefinition definition, PolicyWork work);
}
