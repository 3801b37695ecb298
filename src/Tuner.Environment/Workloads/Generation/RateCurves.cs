namespace Tuner.Environment.Workloads.Generation;

/// <summary>
/// The curve of each preset, in undamped requests/s. The ranges are set so that means over seeds meet the windows of the IPA paper
/// (docs/workloads.md) and a single trace differs from them as one window of the trace does from another.
/// </summary>
internal static class RateCurves
{
    public static IRateCurve Of(WorkloadPreset preset) => preset switch
    {
        WorkloadPreset.Bursty => new CyclicCurve
        {
            CycleSeconds = 1_200,
            BaseRps = new(44.0, 49.0),
            OnsetSeconds = new(320.0, 440.0),
            RampSeconds = new(22.0, 33.0),
            PlateauSeconds = new(225.0, 320.0),
            DecaySeconds = new(140.0, 200.0),
            HeightRps = new(162.0, 188.0),
        },
        WorkloadPreset.SteadyLow => new CyclicCurve { CycleSeconds = 1_200, BaseRps = new(41.5, 46.5) },
        WorkloadPreset.SteadyHigh => new CyclicCurve { CycleSeconds = 1_200, BaseRps = new(226.0, 242.0) },
        WorkloadPreset.Fluctuating => new CyclicCurve
        {
            CycleSeconds = 600,
            BaseRps = new(47.0, 60.0),
            OnsetSeconds = new(110.0, 170.0),
            RampSeconds = new(22.0, 32.0),
            PlateauSeconds = new(185.0, 275.0),
            DecaySeconds = new(90.0, 145.0),
            HeightRps = new(150.0, 175.0),
        },
        WorkloadPreset.Diurnal => new DiurnalCurve(),
        _ => throw new ArgumentOutOfRangeException(nameof(preset)),
    };
}
