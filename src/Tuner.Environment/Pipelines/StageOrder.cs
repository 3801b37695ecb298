using System.Collections.Immutable;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>The order of execution that <c>after</c> says.</summary>
internal sealed class StageOrder(OptionsBinder binder, IReadOnlyList<StageOptions> stages)
{
    private const string OnlyChains = "every stage feeds the next one today: branches are not simulated yet";

    /// <summary>Indices in order of execution; empty, and diagnostics, where the stages are no chain.</summary>
    public ImmutableArray<int> Find()
    {
        bool sound = stages.Count > 0 && stages.All(s => binder.IsSound(s, nameof(s.Name)) && binder.IsSound(s, nameof(s.After)))
            && stages.Select(s => s.Name).Distinct(StringComparer.Ordinal).Count() == stages.Count;
        if (!sound || Feeders() is not { } feeders || Sort(feeders) is not { } order || !IsConnected(feeders) || !IsChain(feeders))
        {
            return [];
        }

        return order;
    }

    private List<int>[]? Feeders()
    {
        List<string> names = [.. stages.Select(s => s.Name)];
        bool known = true;
        List<int>[] feeders = new List<int>[stages.Count];
        for (int i = 0; i < stages.Count; i++)
        {
            feeders[i] = [];
            IReadOnlyList<string> after = stages[i].After ?? (i == 0 ? [] : [names[i - 1]]);
            for (int k = 0; k < after.Count; k++)
            {
                int feeder = names.IndexOf(after[k]);
                if (feeder < 0 || feeders[i].Contains(feeder))
                {
                    string message = feeder < 0 ? $"there is no stage '{after[k]}'" : $"'{after[k]}' is given twice";
                    binder.Report(stages[i], nameof(StageOptions.After), message, feeder < 0 ? NearWords.Hint(after[k], names) : null, k);
                    known = false;
                    continue;
                }

                feeders[i].Add(feeder);
            }
        }

        return known ? feeders : null;
    }

    private ImmutableArray<int>? Sort(List<int>[] feeders)
    {
        List<int> order = [];
        while (order.Count < feeders.Length)
        {
            int next = Enumerable.Range(0, feeders.Length).FirstOrDefault(i => !order.Contains(i) && feeders[i].All(order.Contains), -1);
            if (next < 0)
            {
                ReportCycle(feeders, order);
                return null;
            }

            order.Add(next);
        }

        return [.. order];
    }

    private void ReportCycle(List<int>[] feeders, List<int> order)
    {
        List<int> walk = [Enumerable.Range(0, feeders.Length).First(i => !order.Contains(i))];
        int back = -1;
        while (back < 0)
        {
            int feeder = feeders[walk[^1]].First(f => !order.Contains(f));
            back = walk.IndexOf(feeder);
            walk.Add(feeder);
        }

        List<int> cycle = walk[back..];
        binder.Report(
            stages[cycle.Min()],
            nameof(StageOptions.After),
            $"'after' makes a cycle: {string.Join(" after ", cycle.Select(i => $"'{stages[i].Name}'"))}");
    }

    private bool IsConnected(List<int>[] feeders)
    {
        HashSet<int> reached = [0];
        int before;
        do
        {
            before = reached.Count;
            for (int i = 0; i < feeders.Length; i++)
            {
                if (reached.Contains(i) || feeders[i].Any(reached.Contains))
                {
                    reached.Add(i);
                    reached.UnionWith(feeders[i]);
                }
            }
        }
        while (reached.Count > before);

        foreach (int i in Enumerable.Range(0, feeders.Length).Where(i => !reached.Contains(i)))
        {
            binder.Report(
                stages[i],
                nameof(StageOptions.After),
                $"stage '{stages[i].Name}' is not connected with '{stages[0].Name}'",
                "name the stage that feeds it in 'after'");
        }

        return reached.Count == feeders.Length;
    }

    private bool IsChain(List<int>[] feeders)
    {
        bool chain = true;
        int[] fedBy = [.. Enumerable.Repeat(-1, feeders.Length)];
        for (int i = 0; i < feeders.Length; i++)
        {
            if (feeders[i].Count > 1)
            {
                string names = string.Join(" and ", feeders[i].Select(f => $"'{stages[f].Name}'"));
                binder.Report(stages[i], nameof(StageOptions.After), $"'{stages[i].Name}' joins {names}; {OnlyChains}", index: 1);
                chain = false;
            }

            foreach (int f in feeders[i])
            {
                if (fedBy[f] >= 0)
                {
                    string names = $"'{stages[fedBy[f]].Name}' and '{stages[i].Name}'";
                    binder.Report(stages[i], nameof(StageOptions.After), $"'{stages[f].Name}' forks to {names}; {OnlyChains}");
                    chain = false;
                }

                fedBy[f] = i;
            }
        }

        return chain;
    }
}
