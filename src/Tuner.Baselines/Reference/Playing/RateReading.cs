namespace Tuner.Baselines.Reference.Playing;

/// <summary>A way to make one load of a known future: which window, which peak within it, and what is added.</summary>
/// <param name="Intervals">Adaptation intervals that the window spans, from now on.</param>
/// <param name="PeakSeconds">The highest mean over so many seconds; 0: the mean of the window.</param>
/// <param name="Factor">Times this.</param>
internal readonly record struct RateReading(int Intervals, int PeakSeconds, double Factor)
{
    private static readonly int[] Windows = [1, 2, 3];
    private static readonly int[] Peaks = [0, 5, 1];
    private static readonly double[] Factors = [0.85, 0.95, 1.05, 1.15, 1.3, 1.5];

    /// <summary>All that the references try.</summary>
    public static IReadOnlyList<RateReading> All { get; } =
        [.. from window in Windows from peak in Peaks from factor in Factors select new RateReading(window, peak, factor)];

    /// <summary>The load in requests/s for a decision at a second.</summary>
    public double Of(KnownRates rates, int second, int intervalSeconds) => Factor * (PeakSeconds == 0
        ? rates.Mean(second, Intervals * intervalSeconds)
        : rates.Peak(second, Intervals * intervalSeconds, PeakSeconds));
}
