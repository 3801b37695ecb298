using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads.Generation;

namespace Tuner.Environment.Workloads;

/// <summary>
/// A workload drawn from a preset. Test, training and validation have streams of their own: the same seed never draws the same stretch
/// for two of them. A training or validation stretch shorter than the preset's cycle begins at a random second of it; all others, and
/// every test, at its beginning.
/// </summary>
public sealed class GeneratedWorkload(string name, TraceGenerator generator, int testSeconds, IArrivalProcess arrivals, double? peakRps = null)
    : IWorkload
{
    /// <summary>
    /// 8 x 34: divided by 8, days 1 to 14 of the Twitter trace, after which the presets are drawn, have their 99.9 % point at 34 requests/s
    /// (undamped, where nothing is rounded down, at 277).
    /// </summary>
    public const double UndampedPeakRps = 272.0;

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public double PeakRps { get; } = peakRps ?? UndampedPeakRps / generator.Damping;

    /// <inheritdoc/>
    public IArrivalProcess Arrivals { get; } = arrivals;

    /// <inheritdoc/>
    public LoadTrace Test(SeedSequence seeds) => Generate("test", seeds, testSeconds, firstSecond: 0);

    /// <inheritdoc/>
    public LoadTrace Training(SeedSequence seeds, int durationSeconds) => Stretch("training", seeds, durationSeconds);

    /// <inheritdoc/>
    public LoadTrace Validation(SeedSequence seeds, int durationSeconds) => Stretch("validation", seeds, durationSeconds);

    private LoadTrace Stretch(string use, SeedSequence seeds, int durationSeconds)
    {
        int cycle = generator.CycleSeconds;
        return Generate(use, seeds, durationSeconds, durationSeconds < cycle ? seeds.Stream($"{use}-start").NextInt(cycle) : 0);
    }

    private LoadTrace Generate(string use, SeedSequence seeds, int durationSeconds, int firstSecond) =>
        generator.Generate($"{Name} {use}", seeds.Child($"workload-{use}"), KnownHistory.Seconds, durationSeconds, firstSecond);
}
