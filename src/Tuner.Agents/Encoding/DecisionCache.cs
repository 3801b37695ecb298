using System.Diagnostics.CodeAnalysis;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Encoding;

/// <summary>
/// Decisions already made, so that an agent that repeats itself allocates nothing: equal contents give the same object. When full it
/// starts anew. For one thread.
/// </summary>
internal sealed class DecisionCache
{
    private const int Capacity = 65_536;

    private readonly Dictionary<(int Stage, int Variant, Allocation Allocation, int Replicas, int MaxBatch), StageDecision> _stages = [];
    private readonly Dictionary<Decision, Decision> _decisions = new(new ByStages());
    private readonly Dictionary<Decision, Decision>.AlternateLookup<ReadOnlySpan<StageDecision>> _byStages;

    public DecisionCache() => _byStages = _decisions.GetAlternateLookup<ReadOnlySpan<StageDecision>>();

    /// <summary>A stage's decision at a variant's base allocation.</summary>
    public StageDecision Of(Pipeline pipeline, int stage, int variant, int replicas, int maxBatch) =>
        Of(pipeline, stage, variant, pipeline.Stages[stage].Variants[variant].BaseAllocation, replicas, maxBatch);

    /// <summary>A stage's decision.</summary>
    public StageDecision Of(Pipeline pipeline, int stage, int variant, Allocation allocation, int replicas, int maxBatch)
    {
        if (!_stages.TryGetValue((stage, variant, allocation, replicas, maxBatch), out StageDecision? known))
        {
            MakeRoom(_stages);
            known = DecisionSpace.Of(pipeline.Stages[stage], variant, allocation, replicas, maxBatch);
            _stages.Add((stage, variant, allocation, replicas, maxBatch), known);
        }

        return known;
    }

    /// <summary>The decision for every stage.</summary>
    public Decision Of(ReadOnlySpan<StageDecision> stages)
    {
        if (!_byStages.TryGetValue(stages, out Decision? known))
        {
            MakeRoom(_decisions);
            known = new Decision([.. stages]);
            _decisions.Add(known, known);
        }

        return known;
    }

    private static void MakeRoom<TKey, TValue>(Dictionary<TKey, TValue> known)
        where TKey : notnull
    {
        if (known.Count >= Capacity)
        {
            known.Clear();
        }
    }

    /// <summary>Looks a decision up before there is one.</summary>
    private sealed class ByStages : IEqualityComparer<Decision>, IAlternateEqualityComparer<ReadOnlySpan<StageDecision>, Decision>
    {
        public Decision Create(ReadOnlySpan<StageDecision> alternate) => new([.. alternate]);

        public bool Equals(Decision? x, Decision? y) => x is null ? y is null : x.Equals(y);

        public bool Equals(ReadOnlySpan<StageDecision> alternate, Decision other) => alternate.SequenceEqual(other.Stages.AsSpan());

        public int GetHashCode([DisallowNull] Decision obj) => GetHashCode(obj.Stages.AsSpan());

        public int GetHashCode(ReadOnlySpan<StageDecision> alternate)
        {
            HashCode hash = default;
            foreach (StageDecision stage in alternate)
            {
                hash.Add(stage);
            }

            return hash.ToHashCode();
        }
    }
}
