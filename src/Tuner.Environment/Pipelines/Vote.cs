namespace Tuner.Environment.Pipelines;

/// <summary>
/// Independent voters of different accuracies (Condorcet; the Poisson binomial distribution): the probability that the majority is right.
/// </summary>
public static class Vote
{
    /// <summary>
    /// One more voter. <paramref name="right"/>[k] is the probability that k of those before it are right; it has room for one more.
    /// </summary>
    public static void Add(Span<double> right, double accuracy, int before)
    {
        if (before == 0)
        {
            right[0] = 1.0;
        }

        right[before + 1] = 0.0;
        for (int k = before + 1; k > 0; k--)
        {
            right[k] = (right[k] * (1.0 - accuracy)) + (right[k - 1] * accuracy);
        }

        right[0] *= 1.0 - accuracy;
    }

    /// <summary>The probability that more than half of <paramref name="voters"/> are right; a tie counts half.</summary>
    public static double Majority(ReadOnlySpan<double> right, int voters)
    {
        double sum = 0.0;
        for (int k = 0; k <= voters; k++)
        {
            sum += 2 * k > voters ? right[k] : 2 * k == voters ? 0.5 * right[k] : 0.0;
        }

        return sum;
    }
}
