using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Generation;

/// <summary>The true rate behind a preset, in undamped requests/s, as one seed draws it.</summary>
internal interface IRateCurve
{
    /// <summary>Seconds after which the pattern starts again (with draws of its own).</summary>
    int CycleSeconds { get; }

    /// <summary>Rates of consecutive seconds from <paramref name="firstSecond"/> on, which may lie before 0.</summary>
    double[] Rates(SeedSequence seeds, int firstSecond, int seconds);
}
