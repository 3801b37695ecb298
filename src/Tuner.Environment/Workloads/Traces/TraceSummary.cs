namespace Tuner.Environment.Workloads.Traces;

/// <summary>
/// A trace in numbers; missing seconds count nowhere but as missing. A window (a bin of 10 s, say) counts where none of its seconds is
/// missing; windows lie one after the other from the beginning.
/// </summary>
public sealed record TraceSummary
{
    private const int MinuteSeconds = 60;

    /// <summary>Levels, quantiles and zero runs of the seconds.</summary>
    public required TraceStatistics Seconds { get; init; }

    /// <summary>Known seconds without a request.</summary>
    public required int ZeroSeconds { get; init; }

    /// <summary>Mean of all seconds where those that are missing are taken for silence, as published figures are.</summary>
    public required double MeanOfAllRps { get; init; }

    /// <summary>Seconds without a request where those that are missing are taken for silence.</summary>
    public required int ZeroSecondsOfAll { get; init; }

    /// <summary>Busiest second over mean.</summary>
    public required double PeakToMean { get; init; }

    /// <summary>Variance over mean of the seconds' counts; 1 for a Poisson process.</summary>
    public required double Dispersion1 { get; init; }

    /// <summary>The same of windows of 10 s; NaN below two windows.</summary>
    public required double Dispersion10 { get; init; }

    /// <summary>The same of windows of 60 s.</summary>
    public required double Dispersion60 { get; init; }

    /// <summary>Autocorrelation of the minutes' counts at a lag of a minute; NaN below ten pairs.</summary>
    public required double Correlation1Minute { get; init; }

    /// <summary>At a lag of 5 minutes.</summary>
    public required double Correlation5Minutes { get; init; }

    /// <summary>At a lag of an hour.</summary>
    public required double Correlation60Minutes { get; init; }

    /// <summary>Standard deviation over mean of the gaps between requests; NaN where only counts are known.</summary>
    public required double GapCv { get; init; }

    /// <summary>Of a trace, with its requests where they are known.</summary>
    public static TraceSummary Of(SecondTrace trace, RequestTrace? requests = null)
    {
        TraceStatistics statistics = trace.Statistics();
        int zeros = ZeroSecondsOf(trace);
        double[] minutes = Windows(trace, MinuteSeconds);
        return new TraceSummary
        {
            Seconds = statistics,
            ZeroSeconds = zeros,
            MeanOfAllRps = statistics.TotalRequests / (double)trace.LengthSeconds,
            ZeroSecondsOfAll = zeros + statistics.MissingSeconds,
            PeakToMean = statistics.MaxRps / statistics.MeanRps,
            Dispersion1 = Dispersion(Windows(trace, 1)),
            Dispersion10 = Dispersion(Windows(trace, 10)),
            Dispersion60 = Dispersion(minutes),
            Correlation1Minute = Correlation(minutes, 1),
            Correlation5Minutes = Correlation(minutes, 5),
            Correlation60Minutes = Correlation(minutes, 60),
            GapCv = requests is null ? double.NaN : GapCvOf(requests),
        };
    }

    private static int ZeroSecondsOf(SecondTrace trace)
    {
        int zeros = 0;
        for (int second = 0; second < trace.LengthSeconds; second++)
        {
            zeros += trace.Counts[second] == 0 && !trace.IsMissing(second) ? 1 : 0;
        }

        return zeros;
    }

    /// <summary>Sums of the windows; NaN where a second is missing.</summary>
    private static double[] Windows(SecondTrace trace, int seconds)
    {
        double[] sums = new double[trace.LengthSeconds / seconds];
        for (int i = 0; i < sums.Length; i++)
        {
            int start = i * seconds, end = start + seconds;
            double sum = 0.0;
            foreach (int count in trace.Counts[start..end])
            {
                sum += count;
            }

            sums[i] = trace.MissingSeconds(start, end) == 0 ? sum : double.NaN;
        }

        return sums;
    }

    private static double Dispersion(double[] windows)
    {
        double[] known = Array.FindAll(windows, double.IsFinite);
        if (known.Length < 2)
        {
            return double.NaN;
        }

        double mean = known.Average();
        return known.Sum(x => (x - mean) * (x - mean)) / known.Length / mean;
    }

    /// <summary>The mean product of the deviations of pairs that are both known, over the variance of all that are.</summary>
    private static double Correlation(double[] windows, int lag)
    {
        const int fewestPairs = 10;
        double[] known = Array.FindAll(windows, double.IsFinite);
        double mean = known.DefaultIfEmpty().Average(), variance = known.Sum(x => (x - mean) * (x - mean)) / known.Length, sum = 0.0;
        int pairs = 0;
        for (int i = lag; i < windows.Length; i++)
        {
            double product = (windows[i] - mean) * (windows[i - lag] - mean);
            if (double.IsFinite(product))
            {
                sum += product;
                pairs++;
            }
        }

        return pairs < fewestPairs || variance <= 0.0 ? double.NaN : sum / pairs / variance;
    }

    /// <summary>A gap across missing seconds is none.</summary>
    private static double GapCvOf(RequestTrace requests)
    {
        List<double> gaps = [];
        for (int i = 1; i < requests.Times.Length; i++)
        {
            double from = requests.Times[i - 1], to = requests.Times[i];
            if (requests.Seconds.MissingSeconds((int)from, (int)to) == 0)
            {
                gaps.Add(to - from);
            }
        }

        double mean = gaps.DefaultIfEmpty().Average();
        return gaps.Count < 2 ? double.NaN : Math.Sqrt(gaps.Sum(x => (x - mean) * (x - mean)) / gaps.Count) / mean;
    }
}
