namespace Tuner.Environment.Randomness;

/// <summary>
/// One seed from which every named source of randomness is derived: the stream of a name depends on the seed and the name alone,
/// so that a new source never shifts the numbers of an old one, and every policy of a comparison meets the same ones.
/// </summary>
public sealed class SeedSequence
{
    /// <summary>The root of a family of streams.</summary>
    public SeedSequence(ulong seed) => Seed = seed;

    /// <summary>The 64 bits from which all else follows.</summary>
    public ulong Seed { get; }

    /// <summary>The stream of a name, at its beginning.</summary>
    public RandomStream Stream(string name, int index = 0) => new(Derive(name, index));

    /// <summary>A family of its own under this one, for a part that has named streams itself.</summary>
    public SeedSequence Child(string name, int index = 0) => new(Derive(name, index));

    /// <summary>The seed of a name: FNV-1a over its characters, mixed with the root and the index.</summary>
    public ulong Derive(string name, int index = 0)
    {
        ulong hash = 0xCBF29CE484222325UL;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 0x100000001B3UL;
        }

        return SplitMix64.Combine(SplitMix64.Combine(Seed, hash), (ulong)index);
    }
}
