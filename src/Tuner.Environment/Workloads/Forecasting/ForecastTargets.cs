namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>The load of several seconds in one number.</summary>
internal static class ForecastTargets
{
    /// <summary>Of at least one second.</summary>
    public static double Of(this ForecastTarget target, IEnumerable<double> seconds) =>
        target == ForecastTarget.Max ? seconds.Max() : seconds.Average();

    /// <summary>The load of [start, end) of a trace, of what it has of them; NaN where it has none.</summary>
    public static double Of(this ForecastTarget target, LoadTrace trace, int startSecond, int endSecond)
    {
        int end = Math.Min(endSecond, trace.DurationSeconds), max = 0;
        long sum = 0;
        for (int second = startSecond; second < end; second++)
        {
            sum += trace[second];
            max = Math.Max(max, trace[second]);
        }

        return end <= startSecond ? double.NaN : target == ForecastTarget.Max ? max : (double)sum / (end - startSecond);
    }
}
