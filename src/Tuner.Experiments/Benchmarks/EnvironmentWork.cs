using Tuner.Environment.Episodes;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Benchmarks;

/// <summary>Steps of a tuning environment, the resets between episodes among them; the decisions are taken in turn.</summary>
internal sealed class EnvironmentWork(TuningEnvironment environment, IReadOnlyList<Decision> decisions, ulong seed) : BenchmarkWork
{
    private const int Steps = 100;

    private int _turn;

    public override void Rewind()
    {
        environment.Reset(seed);
        _turn = 0;
    }

    public override long Run()
    {
        for (int i = 0; i < Steps; i++)
        {
            if (environment.Step(decisions[_turn++ % decisions.Count]).Truncated)
            {
                environment.Reset();
            }
        }

        return Steps;
    }
}
