using System.Runtime.CompilerServices;

namespace Tuner.Environment.Randomness;

/// <summary>SplitMix64 (Steele, Lea and Flood, 2014): a good mixer of 64 bits, used to expand and to combine seeds.</summary>
internal static class SplitMix64
{
    public const ulong Golden = 0x9E3779B97F4A7C15UL;

    public static ulong Next(ref ulong state)
    {
        state += Golden;
        return Mix(state);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Combine(ulong a, ulong b) => Mix(a + Golden + (Mix(b + Golden) * 3));
}
