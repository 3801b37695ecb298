namespace Tuner.Environment.Randomness;

/// <summary>
/// Randomness without a stream: the number that belongs to (seed, request, stage), whoever asks and in whatever order.
/// Two policies that serve the same request at the same stage meet the same luck (common random numbers).
/// </summary>
public readonly struct CounterRandom(ulong seed)
{
    private const double ToUnit = 1.0 / (1UL << 53);

    /// <summary>Uniform in (0, 1): the <paramref name="draw"/>-th number of a request at a stage.</summary>
    public double Uniform(long request, int stage, int draw = 0)
    {
        ulong key = SplitMix64.Combine(SplitMix64.Combine(seed, (ulong)request), ((ulong)(uint)stage << 32) | (uint)draw);
        return ((key >> 11) + 0.5) * ToUnit;
    }

    /// <summary>Standard normal, from the uniform of the same request, stage and draw.</summary>
    public double Gaussian(long request, int stage, int draw = 0) => NormalQuantile.Of(Uniform(request, stage, draw));
}
