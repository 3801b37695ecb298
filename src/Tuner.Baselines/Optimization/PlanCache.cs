using System.Collections.Concurrent;

namespace Tuner.Baselines.Optimization;

/// <summary>
/// Plans already made: rates repeat, solving takes milliseconds. May be shared by any policies on any threads; what it holds never
/// changes an answer. When full it starts anew.
/// </summary>
public sealed class PlanCache
{
    private readonly ConcurrentDictionary<PlanKey, Plan> _plans = new();
    private readonly int _capacity;

    /// <summary>Room for <paramref name="capacity"/> plans (a few threads may go over it by one each).</summary>
    public PlanCache(int capacity = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _capacity = capacity;
    }

    /// <summary>Plans held.</summary>
    public int Count => _plans.Count;

    internal Plan GetOrAdd(PlanKey key, Func<PlanKey, Plan> solve)
    {
        if (_plans.TryGetValue(key, out Plan? known))
        {
            return known;
        }

        Plan plan = solve(key);
        if (_plans.Count >= _capacity)
        {
            _plans.Clear();
        }

        return _plans.GetOrAdd(key, plan);
    }
}
