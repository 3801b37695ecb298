using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Experiments.Benchmarks;

/// <summary>A simulator that is put back to a saved state again and again, as rollouts do; nothing is simulated in between.</summary>
internal sealed class RestoreWork : BenchmarkWork
{
    private const int Restores = 200;
    private const int IntervalsBefore = 3;

    private readonly SimulatedServingSystem _saved, _system;

    /// <summary>The state is that after a few intervals under Poisson arrivals and one decision.</summary>
    public RestoreWork(Pipeline pipeline, Decision decision, double rateRps, double intervalSeconds, ulong seed)
    {
        SeedSequence seeds = new(seed);
        ConstantRateArrivals arrivals = new(rateRps, double.PositiveInfinity, ArrivalKind.Poisson, seeds);
        _saved = new SimulatedServingSystem(pipeline, arrivals, seeds);
        _system = new SimulatedServingSystem(pipeline, arrivals, seeds);
        _saved.Start(decision);
        for (int i = 0; i < IntervalsBefore; i++)
        {
            _saved.Advance(decision, intervalSeconds);
        }
    }

    public override IReadOnlyDictionary<string, double> Facts => new Dictionary<string, double> { ["inFlight"] = _saved.InFlight };

    public override void Rewind() => _system.CopyFrom(_saved);

    public override long Run()
    {
        for (int i = 0; i < Restores; i++)
        {
            _system.CopyFrom(_saved);
        }

        return Restores;
    }
}
