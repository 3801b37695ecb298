using Tuner.Environment.Workloads.Generation;

namespace Tuner.Environment.Tests.Workloads.Generation;

/// <summary>
/// The shapes of the real windows divided by 8: mean, maximum and CV as the IPA dossier publishes them, the others measured on the trace
/// (LoadShapeTests repeats that where the trace is at hand). Diurnal: the mean over days 1 to 14.
/// </summary>
internal static class RealShapes
{
    public static LoadShape Of(WorkloadPreset preset) => preset switch
    {
        WorkloadPreset.Bursty => new(12.03, 34.0, 0.777, 1, 24.0, 132.0),
        WorkloadPreset.SteadyLow => new(5.06, 8.0, 0.187, 0, double.NaN, double.NaN),
        WorkloadPreset.SteadyHigh => new(28.84, 34.0, 0.067, 0, double.NaN, double.NaN),
        WorkloadPreset.Fluctuating => new(16.53, 34.0, 0.566, 2, 23.0, 92.5),
        WorkloadPreset.Diurnal => new(7.67, 41.0, 0.671, 11, 24.8, 224.8),
        _ => throw new ArgumentOutOfRangeException(nameof(preset)),
    };

    /// <summary>Figure by figure; a shape without a burst has no ramp and no decay to add.</summary>
    public static LoadShape Mean(IReadOnlyCollection<LoadShape> shapes)
    {
        double Of(Func<LoadShape, double> figure) => shapes.Select(figure).Where(x => !double.IsNaN(x)).DefaultIfEmpty(double.NaN).Average();
        return new(
            Of(s => s.MeanRps), Of(s => s.MaxRps), Of(s => s.Cv), (int)Math.Round(Of(s => s.Bursts)), Of(s => s.RampSeconds), Of(s => s.DecaySeconds));
    }
}
