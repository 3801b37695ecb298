using Tuner.Environment.Statistics;

namespace Tuner.Environment.Workloads.Traces;

/// <summary>
/// Requests in each second, and which seconds are missing. Missing is not silent: a run of zeros longer than any plausible silence
/// is a hole in the record (the Twitter trace of August 2021 lacks 23:31:01 to midnight of every day), and no statistic sees it.
/// </summary>
public sealed class SecondTrace
{
    private readonly int[] _counts;
    private readonly bool[] _missing;
    private readonly int[] _missingBefore;

    /// <summary>Counts (at least 0) by second and, of the same length, which of them are missing.</summary>
    public SecondTrace(string name, int[] counts, bool[] missing)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(missing.Length, counts.Length, nameof(missing));
        Name = name;
        _counts = counts;
        _missing = missing;
        _missingBefore = new int[counts.Length + 1];
        for (int i = 0; i < counts.Length; i++)
        {
            _missingBefore[i + 1] = _missingBefore[i] + (missing[i] ? 1 : 0);
        }
    }

    /// <summary>Where it is from.</summary>
    public string Name { get; }

    /// <summary>Seconds, missing ones included.</summary>
    public int LengthSeconds => _counts.Length;

    /// <summary>Counts by second; 0 where missing.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Which seconds are missing.</summary>
    public ReadOnlySpan<bool> Missing => _missing;

    /// <summary>Whether a second is missing.</summary>
    public bool IsMissing(int second) => _missing[second];

    /// <summary>Missing seconds of [start, end).</summary>
    public int MissingSeconds(int startSecond, int endSecond) => _missingBefore[endSecond] - _missingBefore[startSecond];

    /// <summary>A trace in which every run of at least <paramref name="holeSeconds"/> zero seconds is missing.</summary>
    public static SecondTrace WithHoles(string name, int[] counts, int holeSeconds = 60)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(holeSeconds);
        return WithHoles(name, counts, new bool[counts.Length], holeSeconds);
    }

    /// <summary>The same where some seconds are known to be missing already.</summary>
    internal static SecondTrace WithHoles(string name, int[] counts, bool[] missing, int holeSeconds)
    {
        for (int start = 0; start < counts.Length;)
        {
            int end = start;
            while (end < counts.Length && counts[end] == 0)
            {
                end++;
            }

            if (end - start >= holeSeconds)
            {
                Array.Fill(missing, true, start, end - start);
            }

            start = end + 1;
        }

        return new SecondTrace(name, counts, missing);
    }

    /// <summary>The seconds [start, end).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The stretch is empty or not inside the trace.</exception>
    public SecondTrace Slice(int startSecond, int endSecond)
    {
        if (startSecond < 0 || endSecond > LengthSeconds || startSecond >= endSecond)
        {
            throw new ArgumentOutOfRangeException(
                nameof(startSecond), $"[{startSecond}, {endSecond}) is no stretch of the {LengthSeconds} seconds of {Name}");
        }

        return new SecondTrace($"{Name} [{startSecond}, {endSecond})", _counts[startSecond..endSecond], _missing[startSecond..endSecond]);
    }

    /// <summary>Every count divided by <paramref name="damping"/> and rounded down, as published; what is missing stays missing.</summary>
    public SecondTrace Damp(int damping)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(damping);
        return damping == 1 ? this : new SecondTrace($"{Name} / {damping}", Array.ConvertAll(_counts, count => count / damping), _missing);
    }

    /// <summary>Statistics of the known seconds.</summary>
    public TraceStatistics Statistics()
    {
        double[] known = [.. _counts.Where((_, second) => !_missing[second]).Select(count => (double)count)];
        Array.Sort(known);
        double mean = known.Length == 0 ? double.NaN : known.Average();
        double deviation = Math.Sqrt(known.Sum(x => (x - mean) * (x - mean)) / known.Length);
        (int runs, int longest) = ZeroRuns();
        double Quantile(double p) => Quantiles.OfSorted(known, p);
        return new TraceStatistics(
            known.Length, LengthSeconds - known.Length, (long)known.Sum(), mean, Quantile(0.0), Quantile(1.0), deviation / mean,
            Quantile(0.5), Quantile(0.95), Quantile(0.99), Quantile(0.999), runs, longest);
    }

    private (int Runs, int LongestSeconds) ZeroRuns()
    {
        int runs = 0, longest = 0, current = 0;
        for (int i = 0; i < LengthSeconds; i++)
        {
            current = _counts[i] == 0 && !_missing[i] ? current + 1 : 0;
            runs += current == 1 ? 1 : 0;
            longest = Math.Max(longest, current);
        }

        return (runs, longest);
    }
}
