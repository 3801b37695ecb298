using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Cli;

/// <summary>A trial in the answer of tuner tune; half widths are of 95 % intervals, differences are to trial 0 on the same stretches.</summary>
internal sealed record TuneTrial(
    int Trial,
    int Rung,
    int Stretches,
    double Score,
    double ScoreCi95,
    double ScoreDifference,
    double ScoreDifferenceCi95,
    double Violations,
    double ChangesPerHour,
    string Options)
{
    public static TuneTrial Of(TrialRow row) => new(
        row.Trial,
        row.Rung,
        row.Score.Count,
        row.Score.Mean,
        row.Score.HalfWidth,
        row.ScoreDifference.Mean,
        row.ScoreDifference.HalfWidth,
        row.Violations,
        row.ChangesPerHour,
        row.Options);
}
