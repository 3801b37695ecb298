using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Tuning;

/// <summary>
/// The mean accuracy of what comes to a join, given that anything does, where choices decide which of its feeders send: from the generating
/// function of what they send (<see cref="ItemFlow"/>).
/// </summary>
internal static class ChosenJoin
{
    /// <summary>By the join's rule, where an item from stage f has accuracy <paramref name="value"/>[f]; 1 where nothing ever comes.</summary>
    public static double Accuracy(Pipeline pipeline, int join, ReadOnlySpan<double> value, ReadOnlySpan<double> shares)
    {
        Span<double> arriving = stackalloc double[join];
        arriving.Clear();
        double nothing = pipeline.Flow.Generated(join, arriving, shares);
        if (nothing >= 1.0)
        {
            return 1.0;
        }

        double sum = pipeline.Stages[join].Join switch
        {
            JoinRule.Product => pipeline.Flow.Generated(join, value[..join], shares) - nothing,
            JoinRule.Min => OfFirst(pipeline, join, value, shares, sign: 1.0),
            JoinRule.Max => OfFirst(pipeline, join, value, shares, sign: -1.0),
            _ => OfVote(pipeline, join, value, shares),
        };
        return sum / (1.0 - nothing);
    }

    // The least is that of a feeder which sends while all those of lower accuracy do not; with the sign turned, the most.
    private static double OfFirst(Pipeline pipeline, int join, ReadOnlySpan<double> value, ReadOnlySpan<double> shares, double sign)
    {
        ReadOnlySpan<StageEdge> feeders = pipeline.Graph.In(join).AsSpan();
        Span<double> keys = stackalloc double[feeders.Length], arriving = stackalloc double[join];
        Span<int> stages = stackalloc int[feeders.Length];
        for (int k = 0; k < feeders.Length; k++)
        {
            stages[k] = feeders[k].From;
            keys[k] = sign * value[stages[k]];
        }

        keys.Sort(stages);
        arriving.Fill(1.0);
        double sum = 0.0, silent = 1.0;
        foreach (int stage in stages)
        {
            arriving[stage] = 0.0;
            double without = pipeline.Flow.Generated(join, arriving, shares);
            sum += value[stage] * (silent - without);
            silent = without;
        }

        return sum;
    }

    // Sums over the sets of feeders that send, one item each: by inclusion and exclusion, from the probabilities that no others do.
    private static double OfVote(Pipeline pipeline, int join, ReadOnlySpan<double> value, ReadOnlySpan<double> shares)
    {
        ReadOnlySpan<StageEdge> feeders = pipeline.Graph.In(join).AsSpan();
        double[] exactly = new double[1 << feeders.Length];
        Span<double> arriving = stackalloc double[join], voters = stackalloc double[feeders.Length];
        for (int set = 0; set < exactly.Length; set++)
        {
            for (int k = 0; k < feeders.Length; k++)
            {
                arriving[feeders[k].From] = (set >> k) & 1;
            }

            exactly[set] = pipeline.Flow.Generated(join, arriving, shares);
        }

        double sum = 0.0;
        for (int k = 0; k < feeders.Length; k++)
        {
            for (int set = 0; set < exactly.Length; set++)
            {
                exactly[set] -= ((set >> k) & 1) == 1 ? exactly[set ^ (1 << k)] : 0.0;
            }
        }

        for (int set = 1; set < exactly.Length; set++)
        {
            int count = 0;
            for (int k = 0; k < feeders.Length; k++)
            {
                if (((set >> k) & 1) == 1)
                {
                    voters[count++] = value[feeders[k].From];
                }
            }

            sum += exactly[set] * PathAccuracy.Vote(voters[..count]);
        }

        return sum;
    }
}
