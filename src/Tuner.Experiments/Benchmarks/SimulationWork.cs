using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads.Arrivals;

namespace Tuner.Experiments.Benchmarks;

/// <summary>Intervals of a simulated pipeline under Poisson arrivals and one decision.</summary>
internal sealed class SimulationWork : BenchmarkWork
{
    private readonly Decision _decision;
    private readonly double _rateRps, _intervalSeconds;
    private readonly bool _countsRequests;
    private readonly SeedSequence _seeds;
    private readonly SimulatedServingSystem _system;
    private long _completions, _batches;

    /// <summary>Counts stage completions, or the requests that arrive.</summary>
    public SimulationWork(
        Pipeline pipeline, Decision decision, double rateRps, double intervalSeconds, ulong seed, bool countsRequests = false)
    {
        (_decision, _rateRps, _intervalSeconds, _countsRequests) = (decision, rateRps, intervalSeconds, countsRequests);
        _seeds = new SeedSequence(seed);
        _system = new SimulatedServingSystem(pipeline, Arrivals(), _seeds);
    }

    public override IReadOnlyDictionary<string, double> Facts =>
        _countsRequests ? base.Facts : new Dictionary<string, double> { ["meanBatch"] = (double)_completions / _batches };

    /// <summary>An interval from an empty system on is not measured.</summary>
    public override void Rewind()
    {
        _system.Reset(Arrivals(), _seeds);
        _system.Start(_decision);
        _system.Advance(_decision, _intervalSeconds);
        _completions = _batches = 0;
    }

    public override long Run()
    {
        IntervalReport report = _system.Advance(_decision, _intervalSeconds);
        long completions = 0;
        foreach (StageReport stage in report.Stages)
        {
            completions += stage.Served;
            _batches += stage.Batches;
        }

        _completions += completions;
        return _countsRequests ? report.Arrived : completions;
    }

    private ConstantRateArrivals Arrivals() => new(_rateRps, double.PositiveInfinity, ArrivalKind.Poisson, _seeds);
}
