using System.Collections.Immutable;
using Tuner.Environment.Configuration;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Configuration;

/// <summary>Reads the section <c>tune</c> of an experiment against the policy that it is about.</summary>
internal sealed class TuneReader(OptionsBinder binder, ExperimentOptions options, PolicyReader policies)
{
    /// <summary>The task; null where there is no such section, or something is unsound.</summary>
    public TuningTask? Read()
    {
        if (options.Tune is not { } tune || !binder.IsSound(tune, nameof(TuneOptions.Policy)))
        {
            return null;
        }

        string name = tune.Policy ?? policies.Opponent;
        PolicyDefinition? policy = policies.Definitions.FirstOrDefault(p => p.Name == name);
        if (policy is null || policies.AddressOf(policy) is not { } address)
        {
            // Where it is the opponent that is missing, that was said; a policy that was refused may be the one that is meant.
            if (tune.Policy is not null && policies.AreSound)
            {
                binder.Report(
                    tune,
                    nameof(TuneOptions.Policy),
                    $"there is no policy '{name}'",
                    NearWords.Hint(name, [.. policies.Definitions.Select(p => p.Name)]));
            }

            return null;
        }

        ImmutableArray<SearchDimension> space = tune.Space is { } given
            ? new SpaceReader(binder, tune, policy.Kind).Read(given)
            : policy.Kind.SearchSpace(policy.Options);
        if (tune.Space is null && space.IsEmpty)
        {
            binder.Report(
                tune, null, $"'{binder.PathOf(tune, nameof(TuneOptions.Space))}' is missing: kind '{policy.Kind.Kind}' has no space of its own");
        }

        return space.IsEmpty
            ? null
            : new TuningTask { Policy = name, Address = address, Options = tune, Space = space, IsSpaceOfKind = tune.Space is null };
    }
}
