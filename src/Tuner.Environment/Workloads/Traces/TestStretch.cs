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
        List<int> joined = [];
        for (int i = 0; i < windows.Count; i++)
        {
            SecondsWindow window = windows[i];
            if (window.LengthSeconds <= 0 || window.EndSecond > trace.LengthSeconds)
            {
                throw new WorkloadFaultException(
                    nameof(WorkloadOptions.Windows), $"the test window {window} is no stretch of the {trace.LengthSeconds} seconds of {trace.Name}", i);
            }

            int missing = trace.MissingSeconds(window.StartSecond, window.EndSecond);
            if (missing > 0)
            {
                throw new WorkloadFaultException(
                    nameof(WorkloadOptions.Windows), $"the test window {window} of {trace.Name} has {missing} missing seconds", i);
            }

            joined.AddRange(Enumerable.Range(window.StartSecond, window.LengthSeconds));
        }

        if (joined.Count == 0)
        {
            throw new WorkloadFaultException(nameof(WorkloadOptions.Windows), "a test needs a window");
        }

        int start = windows[0].StartSecond, known = KnownHistory.Seconds;
        bool hasHistory = start >= known && trace.MissingSeconds(start - known, start) == 0;
        int[] seconds = new int[known + durationSeconds];
        for (int i = 0; i < seconds.Length; i++)
        {
            int ofRun = i - known;
            seconds[i] = ofRun < 0 && hasHistory ? start + ofRun : joined[((ofRun % joined.Count) + joined.Count) % joined.Count];
        }

        return new LoadTrace(
            $"{trace.Name} test {string.Join(" + ", windows)}", Array.ConvertAll(seconds, s => trace.Counts[s]), known, seconds)
        {
            Past = new RecordedPast(trace, start),
        };
    }
}
