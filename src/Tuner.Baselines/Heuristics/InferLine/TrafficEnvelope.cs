using System.Collections.Immutable;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Heuristics.InferLine;

/// <summary>
/// The highest rate in any window of a load, by the window's length (InferLine, section 5, after network calculus): lengths double from the service time of
/// the pipeline up to 60 s. Loads are known by the second, so that no window is shorter.
/// </summary>
public static class TrafficEnvelope
{
    /// <summary>The longest window.</summary>
    public const int LongestSeconds = 60;

    /// <summary>Lengths in whole seconds, ascending.</summary>
    public static ImmutableArray<int> Windows(double serviceSeconds)
    {
        List<int> windows = [];
        int first = Math.Clamp((int)Math.Ceiling(Math.Min(serviceSeconds, LongestSeconds)), 1, LongestSeconds);
        for (int seconds = first; seconds < LongestSeconds; seconds *= 2)
        {
            windows.Add(seconds);
        }

        return [.. windows, LongestSeconds];
    }

    /// <summary>The highest rate of each window in a load given by the second; windows longer than the load are as long as it is.</summary>
    public static ImmutableArray<double> Of(ReadOnlySpan<int> counts, ImmutableArray<int> windows)
    {
        double[] rates = new double[windows.Length];
        for (int i = 0; i < rates.Length; i++)
        {
            int length = Math.Min(windows[i], counts.Length);
            long sum = 0;
            for (int second = 0; second < counts.Length; second++)
            {
                sum += counts[second] - (second >= length ? counts[second - length] : 0);
                rates[i] = second >= length - 1 ? Math.Max(rates[i], (double)sum / length) : rates[i];
            }
        }

        return [.. rates];
    }

    /// <summary>
    /// The rate to scale for: of the windows that ended in the last <paramref name="seconds"/> and whose rate is above the planned envelope, the highest;
    /// 0 where none is.
    /// </summary>
    public static double Exceeding(ArrivalHistory arrivals, ImmutableArray<int> windows, ImmutableArray<double> planned, int seconds)
    {
        double highest = 0.0;
        for (int i = 0; i < windows.Length; i++)
        {
            int known = Math.Min(arrivals.Count, windows[i] + Math.Max(1, seconds) - 1);
            if (known < windows[i])
            {
                continue;
            }

            double rate = Of(Last(arrivals, known), [windows[i]])[0];
            highest = rate > planned[i] + 1e-9 ? Math.Max(highest, rate) : highest;
        }

        return highest;
    }

    /// <summary>The last seconds, oldest first.</summary>
    internal static int[] Last(ArrivalHistory arrivals, int seconds) =>
        [.. Enumerable.Range(0, Math.Min(seconds, arrivals.Count)).Reverse().Select(ago => arrivals[ago])];
}
