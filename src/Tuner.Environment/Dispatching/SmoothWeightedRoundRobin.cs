namespace Tuner.Environment.Dispatching;

/// <summary>
/// Smooth weighted round robin (the algorithm of nginx): every eligible entry gains its weight, the one with the most credit is
/// chosen (the first of equals) and pays the sum of the weights. Over a cycle each is chosen in proportion to its weight, spread out.
/// An entry of weight 0 is not eligible.
/// </summary>
public sealed class SmoothWeightedRoundRobin
{
    private double[] _credit = new double[4];

    /// <summary>Who would be chosen, or -1 where nobody is eligible; changes nothing.</summary>
    public int Peek(ReadOnlySpan<double> weights)
    {
        EnsureRoom(weights.Length);
        int best = -1;
        double most = double.NegativeInfinity;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0.0 && _credit[i] + weights[i] > most)
            {
                most = _credit[i] + weights[i];
                best = i;
            }
        }

        return best;
    }

    /// <summary>Books the choice of <paramref name="chosen"/> among the eligible.</summary>
    public void Commit(int chosen, ReadOnlySpan<double> weights)
    {
        EnsureRoom(weights.Length);
        double total = 0.0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0.0)
            {
                _credit[i] += weights[i];
                total += weights[i];
            }
        }

        _credit[chosen] -= total;
    }

    /// <summary>All entries start anew.</summary>
    public void Clear() => Array.Clear(_credit);

    /// <summary>Becomes a copy of another.</summary>
    public void CopyFrom(SmoothWeightedRoundRobin other)
    {
        EnsureRoom(other._credit.Length);
        Array.Clear(_credit);
        other._credit.CopyTo(_credit.AsSpan());
    }

    private void EnsureRoom(int count)
    {
        if (count > _credit.Length)
        {
            Array.Resize(ref _credit, Math.Max(count, 2 * _credit.Length));
        }
    }
}
