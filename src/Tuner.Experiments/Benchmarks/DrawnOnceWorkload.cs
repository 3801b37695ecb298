using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;

namespace Tuner.Experiments.Benchmarks;

/// <summary>A workload whose training stretch is drawn once and is the same in every episode: drawing it is not what is measured.</summary>
internal sealed class DrawnOnceWorkload(IWorkload workload) : IWorkload
{
    private LoadTrace? _training;

    public string Name => workload.Name;

    public double PeakRps => workload.PeakRps;

    public IArrivalProcess Arrivals => workload.Arrivals;

    public LoadTrace Test(SeedSequence seeds) => workload.Test(seeds);

    public LoadTrace Training(SeedSequence seeds, int durationSeconds) => _training ??= workload.Training(seeds, durationSeconds);

    public LoadTrace Validation(SeedSequence seeds, int durationSeconds) => workload.Validation(seeds, durationSeconds);
}
