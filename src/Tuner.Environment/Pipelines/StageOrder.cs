using System.Collections.Immutable;
using System.Globalization;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>The order of execution and the edges that <c>after</c> says.</summary>
internal sealed class StageOrder(OptionsBinder binder, IReadOnlyList<StageOptions> stages)
{
    private readonly List<string> _names = [.. stages.Select(s => s.Name)];

    /// <summary>Between places in the order; empty until a sound order was found.</summary>
    public ImmutableArray<StageEdge> Edges { get; private set; } = [];

    /// <summary>
    /// Indices in order of execution: of those whose feeders are all there, the first in the file is next. Empty, and diagnostics, where
    /// there is no order.
    /// </summary>
    public ImmutableArray<int> Find()
    {
        bool sound = stages.Count > 0 && stages.All(s => binder.IsSound(s, nameof(s.Name)) && binder.IsSound(s, nameof(s.After)))
            && _names.Distinct(StringComparer.Ordinal).Count() == stages.Count;
        if (!sound || Feeders() is not { } feeders || Sort(feeders) is not { } order || !IsConnected(feeders) || !AreProbabilities(feeders))
        {
            return [];
        }

        Edges = [.. feeders.SelectMany(to => to).Select(f => new StageEdge(
            order.IndexOf(f.From), order.IndexOf(f.To), f.Options?.Probability ?? 1.0, f.Options?.Single ?? false))];
        return order;
    }

    private List<Feeder>[]? Feeders()
    {
        bool known = true;
        List<Feeder>[] feeders = new List<Feeder>[stages.Count];
        for (int i = 0; i < stages.Count; i++)
        {
            feeders[i] = [];
            if (stages[i].After is not { } after)
            {
                feeders[i].AddRange(i == 0 ? [] : [new Feeder(i - 1, i, null)]);
                continue;
            }

            foreach (FeederOptions feeder in after)
            {
                if (!binder.IsSound(feeder, nameof(feeder.Stage)))
                {
                    known = false;
                    continue;
                }

                int from = _names.IndexOf(feeder.Stage);
                if (from < 0 || feeders[i].Any(f => f.From == from))
                {
                    string message = from < 0 ? $"there is no stage '{feeder.Stage}'" : $"'{feeder.Stage}' is given twice";
                    binder.Report(feeder, nameof(feeder.Stage), message, from < 0 ? NearWords.Hint(feeder.Stage, _names) : null);
                    known = false;
                    continue;
                }

                feeders[i].Add(new Feeder(from, i, feeder));
            }
        }

        return known ? feeders : null;
    }

    private ImmutableArray<int>? Sort(List<Feeder>[] feeders)
    {
        List<int> order = [];
        while (order.Count < feeders.Length)
        {
            int next = Enumerable.Range(0, feeders.Length)
                .FirstOrDefault(i => !order.Contains(i) && feeders[i].All(f => order.Contains(f.From)), -1);
            if (next < 0)
            {
                ReportCycle(feeders, order);
                return null;
            }

            order.Add(next);
        }

        return [.. order];
    }

    private void ReportCycle(List<Feeder>[] feeders, List<int> order)
    {
        List<int> walk = [Enumerable.Range(0, feeders.Length).First(i => !order.Contains(i))];
        int back = -1;
        while (back < 0)
        {
            int feeder = feeders[walk[^1]].First(f => !order.Contains(f.From)).From;
            back = walk.IndexOf(feeder);
            walk.Add(feeder);
        }

        List<int> cycle = walk[back..];
        binder.Report(
            stages[cycle.Min()],
            nameof(StageOptions.After),
            $"'after' makes a cycle: {string.Join(" after ", cycle.Select(i => $"'{_names[i]}'"))}");
    }

    private bool IsConnected(List<Feeder>[] feeders)
    {
        HashSet<int> reached = [0];
        int before;
        do
        {
            before = reached.Count;
            foreach (Feeder feeder in feeders.SelectMany(f => f).Where(f => reached.Contains(f.From) || reached.Contains(f.To)))
            {
                reached.Add(feeder.From);
                reached.Add(feeder.To);
            }
        }
        while (reached.Count > before);

        foreach (int i in Enumerable.Range(0, feeders.Length).Where(i => !reached.Contains(i)))
        {
            binder.Report(
                stages[i],
                nameof(StageOptions.After),
                $"stage '{_names[i]}' is not connected with '{_names[0]}'",
                "name the stage that feeds it in 'after'");
        }

        return reached.Count == feeders.Length;
    }

    // A stage sends each item to one of those it feeds, by probabilities, or to all of them.
    private bool AreProbabilities(List<Feeder>[] feeders)
    {
        bool good = true;
        foreach (IGrouping<int, Feeder> edges in feeders.SelectMany(f => f).GroupBy(f => f.From))
        {
            if (edges.Any(e => e.Options is { } o && !binder.IsSound(o, nameof(o.Probability))))
            {
                good = false;
                continue;
            }

            Feeder[] given = [.. edges.Where(e => e.Options?.Probability is not null)];
            if (given.Length == 0)
            {
                continue;
            }

            foreach (Feeder edge in edges.Except(given))
            {
                binder.Report(
                    (object?)edge.Options ?? stages[edge.To],
                    null,
                    $"'{_names[edge.From]}' feeds '{_names[given[0].To]}' with a probability: one was expected for '{_names[edge.To]}' too");
                good = false;
            }

            if (given.Length == edges.Count() && given.FirstOrDefault(e => e.Options!.Single != given[0].Options!.Single) is { } other)
            {
                binder.Report(
                    other.Options!, null, $"'{_names[edges.Key]}' chooses one edge for each item: 'single' was expected at all of them or at none");
                good = false;
            }

            double sum = given.Sum(e => e.Options!.Probability!.Value);
            if (given.Length == edges.Count() && Math.Abs(sum - 1.0) > StageGraph.Tolerance)
            {
                binder.Report(
                    given[^1].Options!,
                    nameof(FeederOptions.Probability),
                    string.Create(CultureInfo.InvariantCulture, $"the probabilities out of '{_names[edges.Key]}' sum to {sum:0.##########}; 1 was expected"));
                good = false;
            }
        }

        return good;
    }

    private sealed record Feeder(int From, int To, FeederOptions? Options);
}
