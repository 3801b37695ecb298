using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tuner.Environment.Randomness;

/// <summary>
/// A seeded stream of random numbers: xoshiro256** (Blackman and Vigna, 2021), period 2^256 - 1.
/// Same seed, same numbers, on every machine. Not thread-safe; give each thread its own stream.
/// </summary>
public sealed class RandomStream
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>A stream whose 256 bits of state are expanded from <paramref name="seed"/> by SplitMix64.</summary>
    public RandomStream(ulong seed)
    {
        _s0 = SplitMix64.Next(ref seed);
        _s1 = SplitMix64.Next(ref seed);
        _s2 = SplitMix64.Next(ref seed);
        _s3 = SplitMix64.Next(ref seed);
    }

    /// <summary>Where the stream stands; set it to continue from there.</summary>
    public (ulong S0, ulong S1, ulong S2, ulong S3) State
    {
        get => (_s0, _s1, _s2, _s3);
        set => (_s0, _s1, _s2, _s3) = value;
    }

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in (0, 1], so that its logarithm is finite.</summary>
    public double NextPositiveDouble() => 1.0 - NextDouble();

    /// <summary>Uniform in [0, <paramref name="count"/>), without bias (Lemire, 2019).</summary>
    public int NextInt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ulong range = (ulong)count;
        UInt128 product = (UInt128)NextBits() * range;
        if ((ulong)product < range)
        {
            ulong threshold = (0 - range) % range;
            while ((ulong)product < threshold)
            {
                product = (UInt128)NextBits() * range;
            }
        }

        return (int)(product >> 64);
    }

    /// <summary>Exponential with mean 1.</summary>
    public double NextExponential() => -Math.Log(NextPositiveDouble());

    /// <summary>Standard normal, by the Box-Muller transform (one of the pair, so that a draw is a fixed step of the stream).</summary>
    public double NextGaussian() =>
        Math.Sqrt(-2.0 * Math.Log(NextPositiveDouble())) * Math.Cos(2.0 * Math.PI * NextDouble());

    /// <summary>Gamma with the given shape (above 0) and mean 1, by Marsaglia and Tsang (2000).</summary>
    public double NextGamma(double shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        double boost = 1.0, k = shape;
        if (k < 1.0)
        {
            boost = Math.Pow(NextPositiveDouble(), 1.0 / k);
            k += 1.0;
        }

        double d = k - (1.0 / 3.0), c = 1.0 / Math.Sqrt(9.0 * d);
        while (true)
        {
            double x = NextGaussian();
            double v = 1.0 + (c * x);
            if (v <= 0.0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(NextPositiveDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return boost * d * v / shape;
            }
        }
    }
}
