using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads;

/// <summary>A load to be served, with the stretches that learning and tuning may see kept apart from those it is judged on.</summary>
public interface IWorkload
{
    /// <summary>As in files and rows.</summary>
    string Name { get; }

    /// <summary>The peak in requests/s that costs are compared at; one constant for training and test.</summary>
    double PeakRps { get; }

    /// <summary>How requests lie within a second.</summary>
    IArrivalProcess Arrivals { get; }

    /// <summary>The stretch that a seed is judged on.</summary>
    LoadTrace Test(SeedSequence seeds);

    /// <summary>A stretch to learn from, never one of the others.</summary>
    LoadTrace Training(SeedSequence seeds, int durationSeconds);

    /// <summary>A stretch to choose options and checkpoints on, never one of the others.</summary>
    LoadTrace Validation(SeedSequence seeds, int durationSeconds);
}
