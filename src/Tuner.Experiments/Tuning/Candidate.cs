using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;

namespace Tuner.Experiments.Tuning;

/// <summary>Options that are tried: the experiment with them, and what was made of them so far.</summary>
internal sealed class Candidate(int trial, ImmutableArray<Setting> settings, IReadOnlyList<Experiment> points, string policy)
{
    private readonly ConcurrentDictionary<(int Point, int TrainingSeed), IPolicy> _prepared = new();

    /// <summary>0 for the options in force.</summary>
    public int Trial => trial;

    /// <summary>What differs from the options in force.</summary>
    public ImmutableArray<Setting> Settings => settings;

    /// <summary>The experiment at every point.</summary>
    public IReadOnlyList<Experiment> Points => points;

    /// <summary>The plans of each point: options change them, and so may what is swept.</summary>
    public ImmutableArray<PlanCache> Plans { get; } = [.. points.Select(_ => new PlanCache())];

    /// <summary>Why it cannot be played; null where it can.</summary>
    public string? Failure { get; set; }

    /// <summary>For tables and rows.</summary>
    public string Text => settings.IsEmpty ? "as they are" : string.Join(' ', settings);

    /// <summary>The policy at a point, trained with a seed where it learns; made when first asked for.</summary>
    public IPolicy Prepared(int point, int trainingSeed, Func<PolicyDefinition, IPolicy> prepare) =>
        _prepared.GetOrAdd((point, trainingSeed), _ => prepare(Definition(point)));

    /// <summary>The policy with these options.</summary>
    public PolicyDefinition Definition(int point) => points[point].Policies.First(p => p.Name == policy);

    /// <summary>Forgets what is needed for playing alone.</summary>
    public void Retire() => _prepared.Clear();
}
