using Tuner.Environment.Randomness;

namespace Tuner.Agents.Networks;

/// <summary>
/// A multi-discrete action: one categorical choice per head, independent given the observation, so that log-probabilities and
/// entropies add up over heads. Logits and masks of all heads lie side by side.
/// </summary>
public sealed class ActionHeads
{
    private readonly int[] _sizes;

    /// <param name="sizes">Choices of every head, each at least 1.</param>
    public ActionHeads(IEnumerable<int> sizes)
    {
        _sizes = [.. sizes];
        if (_sizes.Length == 0 || _sizes.Any(s => s < 1))
        {
            throw new ArgumentException($"Heads of {string.Join(", ", _sizes)} choices: there must be one, and each needs a choice.", nameof(sizes));
        }

        LogitCount = _sizes.Sum();
    }

    /// <summary>Choices of every head, in order.</summary>
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>Number of heads.</summary>
    public int Count => _sizes.Length;

    /// <summary>Logits of all heads together.</summary>
    public int LogitCount { get; }

    /// <summary>The likeliest allowed choice of every head; of equals the first.</summary>
    public void ArgMax(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<int> action)
    {
        int offset = 0;
        for (int head = 0; head < _sizes.Length; offset += _sizes[head], head++)
        {
            int best = -1;
            for (int choice = 0; choice < _sizes[head]; choice++)
            {
                if (mask[offset + choice] && (best < 0 || logits[offset + choice] > logits[offset + best]))
                {
                    best = choice;
                }
            }

            action[head] = best >= 0 ? best : throw new ArgumentException($"Head {head} allows no choice.", nameof(mask));
        }
    }

    /// <summary>A choice per head drawn from the masked policy; one number of the stream per head.</summary>
    /// <returns>log pi(a|s), the sum over heads.</returns>
    public float Sample(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, RandomStream random, Span<int> action)
    {
        Span<float> logProbabilities = stackalloc float[LogitCount];
        float total = 0f;
        int offset = 0;
        for (int head = 0; head < _sizes.Length; offset += _sizes[head], head++)
        {
            int size = _sizes[head];
            Span<float> headLogProbabilities = logProbabilities.Slice(offset, size);
            MaskedCategorical.LogSoftmax(logits.Slice(offset, size), mask.Slice(offset, size), headLogProbabilities);
            action[head] = MaskedCategorical.Sample(headLogProbabilities, mask.Slice(offset, size), random.NextDouble());
            total += headLogProbabilities[action[head]];
        }

        return total;
    }
}
