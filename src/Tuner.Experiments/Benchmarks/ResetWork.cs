using Tuner.Environment.Episodes;

namespace Tuner.Experiments.Benchmarks;

/// <summary>Beginnings of episodes, none of which is played.</summary>
internal sealed class ResetWork(TuningEnvironment environment, ulong seed) : BenchmarkWork
{
    private const int Episodes = 5;

    public override void Rewind() => environment.Reset(seed);

    public override long Run()
    {
        for (int i = 0; i < Episodes; i++)
        {
            environment.Reset();
        }

        return Episodes;
    }
}
