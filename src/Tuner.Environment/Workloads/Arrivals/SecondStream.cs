using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>
/// The random numbers of a second, from (seed, second) alone: any second can be made again without those before it, and one stream
/// object serves them all.
/// </summary>
internal sealed class SecondStream(SeedSequence seeds)
{
    private readonly ulong _seed = seeds.Derive("arrivals");
    private readonly RandomStream _stream = new(0);

    public RandomStream At(int second)
    {
        ulong state = SplitMix64.Combine(_seed, (ulong)second);
        _stream.State = (
            SplitMix64.Next(ref state), SplitMix64.Next(ref state), SplitMix64.Next(ref state), SplitMix64.Next(ref state));
        return _stream;
    }
}
