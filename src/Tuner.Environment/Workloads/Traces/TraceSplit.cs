namespace Tuner.Environment.Workloads.Traces;

/// <summary>Which part of a trace is learnt from and which one options and checkpoints are chosen on.</summary>
internal sealed record TraceSplit(SecondsWindow Training, SecondsWindow Validation)
{
    private const int DaySeconds = 86_400;
    private const int TrainingDays = 14;
    private const int ValidationDays = 2;
    private const double TrainingShare = 0.8;

    /// <summary>
    /// As the options say; else days 1 to 14 (IPA's LSTM learns from them too) and 15 to 16 where the trace has them; else the first
    /// 80 % and the rest.
    /// </summary>
    public static TraceSplit Of(int lengthSeconds, WorkloadOptions options)
    {
        bool hasDays = lengthSeconds >= (TrainingDays + ValidationDays) * DaySeconds;
        int cut = hasDays ? TrainingDays * DaySeconds : (int)(TrainingShare * lengthSeconds);
        int end = hasDays ? (TrainingDays + ValidationDays) * DaySeconds : lengthSeconds;
        var split = new TraceSplit(options.Training ?? SecondsWindow.Of(0, cut), options.Validation ?? SecondsWindow.Of(cut, end));
        return split.Training.StartSecond < split.Validation.EndSecond && split.Validation.StartSecond < split.Training.EndSecond
            ? throw new WorkloadFaultException(
                options.Validation is null ? nameof(options.Training) : nameof(options.Validation),
                $"training {split.Training} and validation {split.Validation} overlap")
            : split;
    }
}
