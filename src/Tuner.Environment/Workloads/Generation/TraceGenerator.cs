using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Generation;

/// <summary>
/// Draws traces of a preset: a rate curve of the seed's own, near-Poisson counts at that rate, then the integer division that
/// published traces went through, which leaves far less than Poisson variance.
/// </summary>
public sealed class TraceGenerator(WorkloadPreset preset, int damping = 8)
{
    private readonly IRateCurve _curve = RateCurves.Of(preset);

    /// <summary>Seconds after which the pattern begins anew: 1200, fluctuating 600, diurnal a day.</summary>
    public int CycleSeconds => _curve.CycleSeconds;

    /// <summary>The preset that is drawn.</summary>
    public WorkloadPreset Preset { get; } = preset;

    /// <summary>What counts are divided by (rounded down); 8 as the IPA paper does.</summary>
    public int Damping { get; } = damping > 0 ? damping : throw new ArgumentOutOfRangeException(nameof(damping));

    /// <summary>
    /// A trace of <paramref name="durationSeconds"/> from <paramref name="firstSecond"/> of the pattern on, with
    /// <paramref name="historySeconds"/> before it; the same for the same seeds.
    /// </summary>
    public LoadTrace Generate(string name, SeedSequence seeds, int historySeconds, int durationSeconds, int firstSecond = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(durationSeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSecond);
        double[] rates = _curve.Rates(seeds, firstSecond - historySeconds, historySeconds + durationSeconds);
        RandomStream random = seeds.Stream("counts");
        return new LoadTrace(name, Array.ConvertAll(rates, rate => CountNoise.Draw(random, rate) / Damping), historySeconds);
    }
}
