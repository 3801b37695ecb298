using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads;

/// <summary>A recorded stretch to be judged on, too short to learn from as well: learning and tuning take another workload's stretches.</summary>
public sealed class RecordedTestWorkload(LoadTrace test, IWorkload learning) : IWorkload
{
    /// <inheritdoc/>
    public string Name => learning.Name;

    /// <inheritdoc/>
    public double PeakRps => learning.PeakRps;

    /// <inheritdoc/>
    public IArrivalProcess Arrivals => learning.Arrivals;

    /// <inheritdoc/>
    public LoadTrace Test(SeedSequence seeds) => test;

    /// <inheritdoc/>
    public LoadTrace Training(SeedSequence seeds, int durationSeconds) => learning.Training(seeds, durationSeconds);

    /// <inheritdoc/>
    public LoadTrace Validation(SeedSequence seeds, int durationSeconds) => learning.Validation(seeds, durationSeconds);
}
