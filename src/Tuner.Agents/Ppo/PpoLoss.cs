using Tuner.Agents.Networks;

namespace Tuner.Agents.Ppo;

/// <summary>
/// PPO's loss of one minibatch and its gradient by logits and values, in closed form; libtorch carries the gradient on through the networks.
/// <para>
/// loss = mean of -L_clip + c_v * L_v - c_e * H, with L_clip of Schulman et al. (2017) eq. 7, the sum of eq. 9, and H summed over heads.
/// </para>
/// </summary>
internal sealed class PpoLoss(PpoOptions options, ActionHeads heads)
{
    private readonly float[] _logProbabilities = new float[heads.LogitCount];
    private readonly float _clip = (float)options.ClipRange;
    private readonly float _valueCoefficient = (float)options.ValueCoefficient;
    private readonly float _entropyCoefficient = (float)options.EntropyCoefficient;

    /// <param name="buffer">The rollout.</param>
    /// <param name="rows">Shape [B]: the rows of the buffer that make the minibatch.</param>
    /// <param name="logits">Shape [B, logits], of the policy being trained.</param>
    /// <param name="values">Shape [B], of the value function being trained.</param>
    /// <param name="logitGradients">Shape [B, logits]; written whole.</param>
    /// <param name="valueGradients">Shape [B]; written whole.</param>
    public PpoLossTerms Evaluate(
        RolloutBuffer buffer,
        ReadOnlySpan<int> rows,
        ReadOnlySpan<float> logits,
        ReadOnlySpan<float> values,
        Span<float> logitGradients,
        Span<float> valueGradients)
    {
        (float shift, float scale) = AdvantageScale(buffer.Advantages, rows);
        double policyLoss = 0.0, valueLoss = 0.0, entropy = 0.0, kl = 0.0, clipped = 0.0;
        float share = 1f / rows.Length;
        int width = heads.LogitCount;
        for (int b = 0; b < rows.Length; b++)
        {
            int row = rows[b];
            ReadOnlySpan<bool> mask = buffer.Masks.AsSpan(row * width, width);
            ReadOnlySpan<int> action = buffer.Actions.AsSpan(row * heads.Count, heads.Count);
            float logProbability = LogProbability(logits.Slice(b * width, width), mask, action);

            // r_t = pi(a|s) / pi_old(a|s): the probability ratio, text before eq. 6.
            float logRatio = logProbability - buffer.LogProbabilities[row];
            float ratio = MathF.Exp(logRatio);
            float advantage = (buffer.Advantages[row] - shift) * scale;

            // min(r A, clip(r, 1 - eps, 1 + eps) A): eq. 7. Where the clipped term is the smaller one, the gradient is zero.
            float unclippedTerm = ratio * advantage;
            float clippedTerm = Math.Clamp(ratio, 1f - _clip, 1f + _clip) * advantage;
            policyLoss -= Math.Min(unclippedTerm, clippedTerm);
            float byLogProbability = unclippedTerm <= clippedTerm ? -unclippedTerm * share : 0f;

            entropy += WritePolicyGradient(mask, action, byLogProbability, share, logitGradients.Slice(b * width, width));
            valueLoss += ValueLoss(values[b], buffer.Values[row], buffer.Returns[row], out float byValue);
            valueGradients[b] = _valueCoefficient * share * byValue;

            // http://joschu.net/blog/kl-approx.html, the estimator k3.
            kl += ratio - 1f - logRatio;
            clipped += MathF.Abs(ratio - 1f) > _clip ? 1.0 : 0.0;
        }

        return new PpoLossTerms(policyLoss, valueLoss, entropy, kl, clipped) / rows.Length;
    }

    private float LogProbability(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, ReadOnlySpan<int> action)
    {
        float total = 0f;
        int offset = 0;
        for (int head = 0; head < action.Length; offset += heads.Sizes[head], head++)
        {
            int size = heads.Sizes[head];
            MaskedCategorical.LogSoftmax(logits.Slice(offset, size), mask.Slice(offset, size), _logProbabilities.AsSpan(offset, size));
            total += _logProbabilities[offset + action[head]];
        }

        return total;
    }

    /// <summary>d log pi / d z_j = [j = a] - p_j and dH / d z_j = -p_j (log p_j + H), per head; returns the entropy.</summary>
    private float WritePolicyGradient(ReadOnlySpan<bool> mask, ReadOnlySpan<int> action, float byLogProbability, float share, Span<float> gradient)
    {
        float total = 0f;
        int offset = 0;
        for (int head = 0; head < action.Length; offset += heads.Sizes[head], head++)
        {
            int size = heads.Sizes[head];
            ReadOnlySpan<float> logP = _logProbabilities.AsSpan(offset, size);
            float entropy = MaskedCategorical.Entropy(logP, mask.Slice(offset, size));
            for (int j = 0; j < size; j++)
            {
                float p = mask[offset + j] ? MathF.Exp(logP[j]) : 0f;
                float byEntropy = p > 0f ? -p * (logP[j] + entropy) : 0f;
                gradient[offset + j] = (-p * byLogProbability) - (_entropyCoefficient * share * byEntropy);
            }

            gradient[offset + action[head]] += byLogProbability;
            total += entropy;
        }

        return total;
    }

    /// <summary>(V - R)^2 / 2, or the larger of it and that of the clipped value (OpenAI Baselines' ppo2).</summary>
    private float ValueLoss(float value, float oldValue, float target, out float gradient)
    {
        float error = value - target;
        gradient = error;
        if (!options.ClipValueLoss)
        {
            return 0.5f * error * error;
        }

        float clippedError = oldValue + Math.Clamp(value - oldValue, -_clip, _clip) - target;
        if (clippedError * clippedError > error * error)
        {
            gradient = MathF.Abs(value - oldValue) > _clip ? 0f : error;
            error = clippedError;
        }

        return 0.5f * error * error;
    }

    private (float Shift, float Scale) AdvantageScale(ReadOnlySpan<float> advantages, ReadOnlySpan<int> rows)
    {
        if (!options.NormaliseAdvantages || rows.Length < 2)
        {
            return (0f, 1f);
        }

        double sum = 0.0, squares = 0.0;
        foreach (int row in rows)
        {
            sum += advantages[row];
        }

        double mean = sum / rows.Length;
        foreach (int row in rows)
        {
            squares += (advantages[row] - mean) * (advantages[row] - mean);
        }

        return ((float)mean, (float)(1.0 / (Math.Sqrt(squares / (rows.Length - 1)) + 1e-8)));
    }
}
