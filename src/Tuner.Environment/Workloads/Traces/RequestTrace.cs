namespace Tuner.Environment.Workloads.Traces;

/// <summary>A recorded load request by request, and its seconds.</summary>
public sealed class RequestTrace
{
    /// <summary>Ten years: what is longer is no record of seconds but a wrong unit.</summary>
    public const int MostSeconds = 315_576_000;

    private readonly double[] _times;
    private readonly int[] _firstOfSecond;

    /// <summary>
    /// Times in seconds, ascending, from 0 to below the length, by second and, of that length, which seconds are missing; none of
    /// the times lies in a missing one.
    /// </summary>
    public RequestTrace(string name, double[] ascendingTimes, bool[] missing)
    {
        _times = ascendingTimes;
        int[] counts = new int[missing.Length];
        _firstOfSecond = new int[missing.Length + 1];
        double before = 0.0;
        foreach (double time in ascendingTimes)
        {
            if (!(time >= before) || time >= missing.Length || missing[(int)time])
            {
                throw new ArgumentException($"{time} is no ascending time in a known second of {missing.Length}", nameof(ascendingTimes));
            }

            before = time;
            counts[(int)time]++;
        }

        for (int second = 0; second < counts.Length; second++)
        {
            _firstOfSecond[second + 1] = _firstOfSecond[second] + counts[second];
        }

        Seconds = new SecondTrace(name, counts, missing);
    }

    /// <summary>Requests in each second.</summary>
    public SecondTrace Seconds { get; }

    /// <summary>All times.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The times in [second, second + 1).</summary>
    public ReadOnlySpan<double> OfSecond(int second) => _times.AsSpan(_firstOfSecond[second].._firstOfSecond[second + 1]);

    /// <summary>Which request of a second is the <paramref name="index"/>-th one that is left where every <paramref name="damping"/>-th is.</summary>
    public static int Kept(int index, int damping) => (index * damping) + (damping / 2);

    /// <summary>Every <paramref name="damping"/>-th request of each second.</summary>
    public RequestTrace Damp(int damping)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(damping);
        List<double> kept = [];
        for (int second = 0; second < Seconds.LengthSeconds; second++)
        {
            ReadOnlySpan<double> there = OfSecond(second);
            for (int i = 0; i < there.Length / damping; i++)
            {
                kept.Add(there[Kept(i, damping)]);
            }
        }

        return new RequestTrace(Seconds.Name, [.. kept], Missing(0, Seconds.LengthSeconds));
    }

    /// <summary>The seconds [start, end), counted from the start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The stretch is empty or not inside the trace.</exception>
    public RequestTrace Slice(int startSecond, int endSecond)
    {
        SecondTrace seconds = Seconds.Slice(startSecond, endSecond);
        double[] times = Array.ConvertAll(_times[_firstOfSecond[startSecond].._firstOfSecond[endSecond]], time => time - startSecond);
        return new RequestTrace(seconds.Name, times, Missing(startSecond, endSecond));
    }

    /// <exception cref="TraceFormatException">The times do not fit the file's own length, lie in missing seconds, or reach over years.</exception>
    internal static RequestTrace Of(string name, TimestampFile file, int holeSeconds)
    {
        double length = Math.Max(file.Header.LengthSeconds ?? 0, Math.Floor(file.Times[^1]) + 1.0);
        if (length > MostSeconds || length > (file.Header.LengthSeconds ?? MostSeconds))
        {
            throw new TraceFormatException(file.Path, 0, 0, $"the last time, {file.Times[^1]} s, is after the {file.Header.LengthSeconds ?? MostSeconds} s that the trace can have");
        }

        bool[] missing = new bool[(int)length];
        foreach (SecondsWindow window in file.Header.Missing)
        {
            int end = Math.Min(missing.Length, window.EndSecond);
            missing.AsSpan(Math.Min(window.StartSecond, end)..end).Fill(true);
        }

        if (!file.Header.MarksMissing)
        {
            int[] counts = new int[missing.Length];
            Array.ForEach(file.Times, time => counts[(int)time]++);
            missing = SecondTrace.WithHoles(name, counts, holeSeconds).Missing.ToArray();
        }

        int inHole = Array.FindIndex(file.Times, time => missing[(int)time]);
        return inHole < 0
            ? new RequestTrace(name, file.Times, missing)
            : throw new TraceFormatException(file.Path, 0, 0, $"the time {file.Times[inHole]} lies in a second that the file marks as missing");
    }

    private bool[] Missing(int start, int end) => Seconds.Missing[start..end].ToArray();
}
