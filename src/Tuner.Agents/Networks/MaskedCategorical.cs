namespace Tuner.Agents.Networks;

/// <summary>
/// A categorical distribution over the allowed choices of one head: logits of the others are set to -1e8 and the rest is renormalised
/// (Huang and Ontanon, 2022), so their probability and their gradient are exactly zero.
/// </summary>
internal static class MaskedCategorical
{
    private const float MaskedLogit = -1e8f;

    /// <summary>log p of every choice; about -1e8 where it is not allowed.</summary>
    public static void LogSoftmax(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<float> logProbabilities)
    {
        float max = float.NegativeInfinity;
        for (int i = 0; i < logits.Length; i++)
        {
            logProbabilities[i] = mask[i] ? logits[i] : MaskedLogit;
            max = MathF.Max(max, logProbabilities[i]);
        }

        float sum = 0f;
        for (int i = 0; i < logits.Length; i++)
        {
            sum += mask[i] ? MathF.Exp(logProbabilities[i] - max) : 0f;
        }

        float logSum = max + MathF.Log(sum);
        for (int i = 0; i < logits.Length; i++)
        {
            logProbabilities[i] -= logSum;
        }
    }

    /// <summary>The allowed choice at which the cumulated probability passes <paramref name="uniform"/> in [0, 1).</summary>
    public static int Sample(ReadOnlySpan<float> logProbabilities, ReadOnlySpan<bool> mask, double uniform)
    {
        int last = -1;
        double cumulated = 0.0;
        for (int i = 0; i < logProbabilities.Length; i++)
        {
            if (!mask[i])
            {
                continue;
            }

            last = i;
            cumulated += MathF.Exp(logProbabilities[i]);
            if (uniform < cumulated)
            {
                return i;
            }
        }

        return last >= 0 ? last : throw new ArgumentException("A head allows no choice.", nameof(mask));
    }

    /// <summary>-sum p log p over the allowed choices, in nats.</summary>
    public static float Entropy(ReadOnlySpan<float> logProbabilities, ReadOnlySpan<bool> mask)
    {
        float entropy = 0f;
        for (int i = 0; i < logProbabilities.Length; i++)
        {
            entropy -= mask[i] ? MathF.Exp(logProbabilities[i]) * logProbabilities[i] : 0f;
        }

        return entropy;
    }
}
