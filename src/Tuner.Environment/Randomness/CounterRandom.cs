namespace Tuner.Environment.Randomness;

/// <summary>
/// Randomness without a stream: the number that belongs to (seed, request, stage), whoever asks and in whatever order.
/// Two policies that serve the same request at the same stage meet the same luck (common random numbers).
/// </summary>
public readonly struct CounterRandom(ulong seed)
{
    /// <summary>Odd, so that no two (stage, draw) share a stream; another one than the step of the streams themselves.</summary>
    private const ulong StreamStep = 0xD1342543DE82EF95UL;

    private const double ToUnit = 1.0 / (1UL << 52);

    /// <summary>Uniform in (0, 1): the <paramref name="draw"/>-th number of a request at a stage.</summary>
    public double Uniform(long request, int stage, int draw = 0)
    {
        // The request-th output of the SplitMix64 stream whose seed is that of (seed, stage, draw).
        ulong stream = SplitMix64.Mix(seed + ((((ulong)(uint)stage << 32) | (uint)draw) * StreamStep));
        return ((SplitMix64.Mix(stream + (((ulong)request + 1) * SplitMix64.Golden)) >> 12) + 0.5) * ToUnit;
    }

    /// <summary>Standard normal, from the uniform of the same request, stage and draw.</summary>
    public double Gaussian(long request, int stage, int draw = 0) => NormalQuantile.Of(Uniform(request, stage, draw));
}
