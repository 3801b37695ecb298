namespace Tuner.Environment.Workloads.Traces;

/// <summary>
/// What a trace looks like; missing seconds count nowhere but in <see cref="MissingSeconds"/>. Levels are in requests/s, NaN where
/// every second is missing; quantiles are of the seconds, type R7.
/// </summary>
/// <param name="Seconds">Known seconds.</param>
/// <param name="MissingSeconds">Masked seconds.</param>
/// <param name="TotalRequests">Sum of the counts.</param>
/// <param name="MeanRps">Mean.</param>
/// <param name="MinRps">Least busy second.</param>
/// <param name="MaxRps">Busiest second.</param>
/// <param name="Cv">Standard deviation (of the population) over mean.</param>
/// <param name="P50Rps">Median.</param>
/// <param name="P95Rps">95 % point.</param>
/// <param name="P99Rps">99 % point.</param>
/// <param name="P999Rps">99.9 % point.</param>
/// <param name="ZeroRuns">Runs of known seconds without a request.</param>
/// <param name="LongestZeroRunSeconds">The longest of them.</param>
public sealed record TraceStatistics(
    int Seconds,
    int MissingSeconds,
    long TotalRequests,
    double MeanRps,
    double MinRps,
    double MaxRps,
    double Cv,
    double P50Rps,
    double P95Rps,
    double P99Rps,
    double P999Rps,
    int ZeroRuns,
    int LongestZeroRunSeconds);
