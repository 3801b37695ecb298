using Tuner.Environment.Episodes;

namespace Tuner.Experiments.Benchmarks;

/// <summary>Steps of a vector of environments, counted by environment; the actions are taken in turn, shifted by environment.</summary>
internal sealed class VectorWork(VectorEnvironment vector, IReadOnlyList<int[]> actions, ulong seed) : BenchmarkWork
{
    private const int Steps = 20;

    private readonly int[] _all = new int[vector.Count * vector.HeadSizes.Count];
    private int _turn;

    public override void Rewind()
    {
        vector.Reset(seed);
        _turn = 0;
    }

    public override long Run()
    {
        int heads = vector.HeadSizes.Count;
        for (int step = 0; step < Steps; step++, _turn++)
        {
            for (int i = 0; i < vector.Count; i++)
            {
                actions[(_turn + i) % actions.Count].CopyTo(_all, i * heads);
            }

            vector.Step(_all);
        }

        return Steps * vector.Count;
    }

    public override void Dispose()
    {
        vector.Dispose();
        base.Dispose();
    }
}
