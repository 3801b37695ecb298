using Tuner.Environment.Statistics;

namespace Tuner.Environment.Workloads.Generation;

/// <summary>
/// How a load looks, in five figures by which a generated trace and a real one are compared. Mean, maximum and CV are of the seconds;
/// ramp and decay are of the mean over the 10 s around each second. A burst is a stretch of at least 60 s in which that mean stays above
/// the middle between its 10 % point and its maximum, dips below 30 s aside; there is none where the maximum is less than twice the
/// 10 % point. A burst's plateau is its median, its base the mean of the seconds 90 to 30 before it; ramp and decay run between 10 and
/// 90 % of the way from base to plateau. Bursts that the series cuts off do not count for what is cut off, nor does one that rises
/// out of something higher, as after a dip in another.
/// </summary>
/// <param name="MeanRps">Mean requests/s.</param>
/// <param name="MaxRps">Busiest second.</param>
/// <param name="Cv">Standard deviation (of the population) over mean.</param>
/// <param name="Bursts">Bursts seen.</param>
/// <param name="RampSeconds">From base to plateau, mean over bursts; NaN without one.</param>
/// <param name="DecaySeconds">From plateau to base, mean over bursts; NaN without one.</param>
public sealed record LoadShape(double MeanRps, double MaxRps, double Cv, int Bursts, double RampSeconds, double DecaySeconds)
{
    private const int HalfWindowSeconds = 5;
    private const int ShortestBurstSeconds = 60;
    private const int LongestDipSeconds = 30;
    private const int BaseFromSeconds = 90;
    private const int BaseToSeconds = 30;

    /// <summary>The shape of consecutive seconds, none of them missing.</summary>
    public static LoadShape Of(ReadOnlySpan<int> counts)
    {
        double sum = 0.0, squares = 0.0, max = 0.0;
        foreach (int count in counts)
        {
            sum += count;
            squares += (double)count * count;
            max = Math.Max(max, count);
        }

        double mean = sum / counts.Length;
        double cv = Math.Sqrt(Math.Max(0.0, (squares / counts.Length) - (mean * mean))) / mean;
        double[] smooth = Smooth(counts);
        List<(int Start, int End)> bursts = FindBursts(smooth);
        List<double> ramps = [], decays = [];
        for (int i = 0; i < bursts.Count; i++)
        {
            int limit = i + 1 < bursts.Count ? bursts[i + 1].Start : smooth.Length;
            Measure(smooth, bursts[i].Start, bursts[i].End, limit, ramps, decays);
        }

        return new LoadShape(mean, max, cv, bursts.Count, MeanOrNaN(ramps), MeanOrNaN(decays));
    }

    private static double[] Smooth(ReadOnlySpan<int> counts)
    {
        var before = new double[counts.Length + 1];
        for (int i = 0; i < counts.Length; i++)
        {
            before[i + 1] = before[i] + counts[i];
        }

        var smooth = new double[counts.Length];
        for (int i = 0; i < smooth.Length; i++)
        {
            int from = Math.Max(0, i - HalfWindowSeconds), to = Math.Min(smooth.Length, i + HalfWindowSeconds);
            smooth[i] = (before[to] - before[from]) / (to - from);
        }

        return smooth;
    }

    private static List<(int Start, int End)> FindBursts(double[] smooth)
    {
        double quiet = Quantiles.Of(smooth, 0.1), peak = smooth.Max(), middle = 0.5 * (quiet + peak);
        List<(int Start, int End)> found = [];
        if (peak < 2.0 * quiet)
        {
            return found;
        }

        for (int i = 0; i < smooth.Length; i++)
        {
            if (smooth[i] <= middle)
            {
                continue;
            }

            int start = i;
            while (i < smooth.Length && smooth[i] > middle)
            {
                i++;
            }

            if (found.Count > 0 && start - found[^1].End < LongestDipSeconds)
            {
                found[^1] = (found[^1].Start, i);
            }
            else
            {
                found.Add((start, i));
            }
        }

        found.RemoveAll(burst => burst.End - burst.Start < ShortestBurstSeconds);
        return found;
    }

    private static void Measure(double[] smooth, int start, int end, int limit, List<double> ramps, List<double> decays)
    {
        if (start < BaseFromSeconds)
        {
            return;
        }

        double plateau = Quantiles.Of(smooth[start..end], 0.5);
        double quiet = smooth[(start - BaseFromSeconds)..(start - BaseToSeconds)].Average();
        if (plateau <= quiet)
        {
            return;
        }

        double low = quiet + (0.1 * (plateau - quiet)), high = quiet + (0.9 * (plateau - quiet));
        int left = start, reached = start, held = end - 1, back = end;
        while (left > 0 && smooth[left] > low)
        {
            left--;
        }

        while (smooth[reached] < high)
        {
            reached++;
        }

        while (smooth[held] < high)
        {
            held--;
        }

        while (back < limit && smooth[back] > low)
        {
            back++;
        }

        if (left > 0)
        {
            ramps.Add(reached - left);
        }

        if (back < limit)
        {
            decays.Add(back - held);
        }
    }

    private static double MeanOrNaN(List<double> values) => values.Count == 0 ? double.NaN : values.Average();
}
