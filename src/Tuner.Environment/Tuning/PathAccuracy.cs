using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>
/// Accuracy of a request as the mean over its source-to-sink paths, by items, of the product along each; a join makes one path of those
/// that meet in it, by its rule. An item that sends nothing onward ends its path there.
/// </summary>
/// <remarks>
/// In expectation: a ratio of means, exact where all requests have as many paths. In a graph with choices, a product, minimum, maximum or vote of
/// a join is the mean over which feeders send, and how many items, given that anything comes: a choice of one item sends along one
/// edge, several items choose each by itself. Approximations: a mean is a ratio of means, exact where as many items come to the join
/// whenever any do; what passes an earlier join comes at the mean accuracy of that join, whatever else comes with it.
/// In a graph without choices every feeder counts as one that sends, even where its items are none by chance, and a product has one factor for each
/// item that comes on average.
/// </remarks>
public static class PathAccuracy
{
    /// <summary>The accuracy of a pipeline whose stages have these values, under the shares of <see cref="ItemFlow"/>.</summary>
    public static double Of(Pipeline pipeline, ReadOnlySpan<double> stageValues, ReadOnlySpan<double> shares)
    {
        Span<double> visits = stackalloc double[stageValues.Length], value = stackalloc double[stageValues.Length];
        pipeline.Flow.Visits(shares, visits);
        double sum = 0.0, paths = 0.0;
        for (int i = 0; i < value.Length; i++)
        {
            value[i] = stageValues[i] * Before(pipeline, i, value, visits, shares);
            double ending = visits[i] * pipeline.Flow.Ends(i, shares);
            sum += ending * value[i];
            paths += ending;
        }

        return sum / paths;
    }

    /// <summary>The probability that more than half of independent voters are right, a tie counting half (Condorcet).</summary>
    public static double Vote(ReadOnlySpan<double> accuracies)
    {
        Span<double> right = stackalloc double[accuracies.Length + 1];
        for (int i = 0; i < accuracies.Length; i++)
        {
            Pipelines.Vote.Add(right, accuracies[i], before: i);
        }

        return Pipelines.Vote.Majority(right, accuracies.Length);
    }

    private static double Before(
        Pipeline pipeline, int stage, ReadOnlySpan<double> value, ReadOnlySpan<double> visits, ReadOnlySpan<double> shares)
    {
        ReadOnlySpan<StageEdge> feeders = pipeline.Graph.In(stage).AsSpan();
        if (feeders.Length < 2)
        {
            return feeders.IsEmpty ? 1.0 : value[feeders[0].From];
        }

        if (pipeline.Flow.HasChoices && pipeline.Stages[stage].Join != JoinRule.Mean)
        {
            return ChosenJoin.Accuracy(pipeline, stage, value, shares);
        }

        Span<double> voters = stackalloc double[feeders.Length];
        double weighted = 0.0, items = 0.0, product = 1.0, least = 1.0, most = 0.0;
        for (int k = 0; k < feeders.Length; k++)
        {
            double come = visits[feeders[k].From] * pipeline.Flow.Along(feeders[k], shares), own = value[feeders[k].From];
            voters[k] = own;
            weighted += come * own;
            items += come;
            product *= Math.Pow(own, Math.Max(1.0, come));
            least = Math.Min(least, own);
            most = Math.Max(most, own);
        }

        return pipeline.Stages[stage].Join switch
        {
            JoinRule.Mean => items > 0.0 ? weighted / items : 1.0,
            JoinRule.Product => product,
            JoinRule.Min => least,
            JoinRule.Max => most,
            _ => Vote(voters),
        };
    }
}
