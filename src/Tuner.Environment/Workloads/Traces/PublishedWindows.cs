using Tuner.Environment.Workloads.Generation;

namespace Tuner.Environment.Workloads.Traces;

/// <summary>
/// The test windows of the IPA paper (Ghafouri et al., 2024, section 5; its experiment configurations) in seconds of the Twitter
/// trace of August 2021. Steady-high lies beyond day 17 and is repeated twice. A day for <c>diurnal</c> is not of the paper: it is
/// the 23.5 hours of day 17 that the record has.
/// </summary>
public static class PublishedWindows
{
    /// <summary>The stretches of a preset, to be played one after the other and, until the run is full, again.</summary>
    public static IReadOnlyList<SecondsWindow> Of(WorkloadPreset preset) => preset switch
    {
        WorkloadPreset.Bursty => [SecondsWindow.Of(1_301_160, 1_302_360)],
        WorkloadPreset.SteadyLow => [SecondsWindow.Of(1_299_600, 1_300_800)],
        WorkloadPreset.SteadyHigh => [SecondsWindow.Of(1_768_800, 1_769_400)],
        WorkloadPreset.Fluctuating => [SecondsWindow.Of(1_301_400, 1_302_000), SecondsWindow.Of(1_308_600, 1_309_200)],
        WorkloadPreset.Diurnal => [SecondsWindow.Of(1_382_400, 1_467_000)],
        _ => throw new ArgumentOutOfRangeException(nameof(preset)),
    };
}
