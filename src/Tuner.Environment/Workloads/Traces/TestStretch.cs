namespace Tuner.Environment.Workloads.Traces;

/// <summary>Cuts the stretch that runs are judged on out of a trace.</summary>
internal static class TestStretch
{
    /// <summary>
    /// The windows one after the other, repeated and cut to the duration. What lies before the first window is the history; where the
    /// trace does not go back that far (or is missing there), the end of the stretch stands in, as if it had been on before.
    /// </summary>
    public static LoadTrace Cut(SecondTrace trace, IReadOnlyList<SecondsWindow> windows, int durationSeconds)
    {
        SecondTrace? joined = null;
        foreach (SecondsWindow window in windows)
        {
            if (window.LengthSeconds <= 0 || window.EndSecond > trace.LengthSeconds)
            {
                throw new ArgumentException(
                    $"the test window {window} is no stretch of the {trace.LengthSeconds} seconds of {trace.Name}", nameof(windows));
            }

            int missing = trace.MissingSeconds(window.StartSecond, window.EndSecond);
            if (missing > 0)
            {
                throw new ArgumentException($"the test window {window} of {trace.Name} has {missing} missing seconds", nameof(windows));
            }

            SecondTrace part = trace.Slice(window.StartSecond, window.EndSecond);
            joined = joined is null ? part : joined.Concat(part);
        }

        SecondTrace run = (joined ?? throw new ArgumentException("a test needs a window", nameof(windows))).RepeatTo(durationSeconds);
        int start = windows[0].StartSecond, known = KnownHistory.Seconds;
        bool hasHistory = start >= known && trace.MissingSeconds(start - known, start) == 0;
        ReadOnlySpan<int> history = hasHistory
            ? trace.Counts[(start - known)..start]
            : joined.RepeatTo(((known / joined.LengthSeconds) + 1) * joined.LengthSeconds).Counts[^known..];
        return new LoadTrace($"{trace.Name} test {string.Join(" + ", windows)}", [.. history, .. run.Counts], known);
    }
}
