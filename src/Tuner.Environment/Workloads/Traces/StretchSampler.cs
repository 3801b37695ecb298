using System.Collections.Concurrent;
using System.Diagnostics;
using Tuner.Environment.Randomness;
using Tuner.Environment.Statistics;

namespace Tuner.Environment.Workloads.Traces;

/// <summary>
/// Draws random stretches of a trace from one range of it. A stretch, with its two minutes of history, touches no missing second and no
/// excluded window. A quiet day has bursts in a tenth of its time only, so a share of the draws (<c>burstShare</c>) is taken from
/// stretches whose CV is above <see cref="BurstCv"/>, on a grid of ten seconds; the rest is uniform over all stretches.
/// Safe to use from several threads.
/// </summary>
public sealed class StretchSampler
{
    /// <summary>Between the flat windows of the IPA paper (.07 and .19) and its lively ones (.57 and .78).</summary>
    public const double BurstCv = 0.4;

    private const int GridSeconds = 10;
    private readonly SecondTrace _trace;
    private readonly SecondsWindow _range;
    private readonly double _burstShare;
    private readonly List<SecondsWindow> _free;
    private readonly ConcurrentDictionary<int, int[]> _burstStarts = new();

    /// <summary>Stretches of <paramref name="range"/> that stay clear of the excluded windows.</summary>
    /// <exception cref="ArgumentException">The range is empty or not inside the trace.</exception>
    public StretchSampler(SecondTrace trace, SecondsWindow range, IReadOnlyList<SecondsWindow> excluded, double burstShare)
    {
        if (range.LengthSeconds <= 0 || range.EndSecond > trace.LengthSeconds)
        {
            throw new ArgumentException($"{range} is no stretch of the {trace.LengthSeconds} seconds of {trace.Name}");
        }

        _trace = trace;
        _range = range;
        _burstShare = burstShare;
        _free = Segments(trace, range, excluded);
    }

    /// <summary>The longest stretches that may be drawn from, their history included.</summary>
    public IReadOnlyList<SecondsWindow> FreeSegments => _free;

    /// <summary>First second of a stretch (after its history).</summary>
    /// <exception cref="ArgumentException">The range has no stretch of that length.</exception>
    public int Draw(RandomStream random, int durationSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(durationSeconds);
        bool wantsBurst = random.NextDouble() < _burstShare;
        if (wantsBurst && _burstStarts.GetOrAdd(durationSeconds, BurstStarts) is { Length: > 0 } bursts)
        {
            return bursts[random.NextInt(bursts.Length)];
        }

        int starts = _free.Sum(segment => Starts(segment, durationSeconds));
        if (starts == 0)
        {
            throw new ArgumentException(
                $"{_range} of {_trace.Name} has no stretch of {durationSeconds} s after {KnownHistory.Seconds} s of history that is clear of "
                + $"missing seconds and test windows; the longest clear part has {_free.Select(s => s.LengthSeconds).DefaultIfEmpty().Max()} s");
        }

        int index = random.NextInt(starts);
        foreach (SecondsWindow segment in _free)
        {
            int here = Starts(segment, durationSeconds);
            if (index < here)
            {
                return segment.StartSecond + KnownHistory.Seconds + index;
            }

            index -= here;
        }

        throw new UnreachableException();
    }

    /// <summary>The <paramref name="p"/>-quantile of all seconds that a stretch may hold.</summary>
    public double Quantile(double p) =>
        Quantiles.Of(_free.SelectMany(s => _trace.Counts[s.StartSecond..s.EndSecond].ToArray()).Select(count => (double)count), p);

    /// <summary>The longest stretches of a range without a missing second that stay clear of the excluded windows.</summary>
    internal static List<SecondsWindow> Segments(SecondTrace trace, SecondsWindow range, IReadOnlyList<SecondsWindow> excluded)
    {
        List<SecondsWindow> free = [];
        int start = -1;
        for (int second = range.StartSecond; second <= range.EndSecond; second++)
        {
            bool usable = second < range.EndSecond
                && !trace.IsMissing(second)
                && !excluded.Any(window => second >= window.StartSecond && second < window.EndSecond);
            if (usable && start < 0)
            {
                start = second;
            }
            else if (!usable && start >= 0)
            {
                free.Add(SecondsWindow.Of(start, second));
                start = -1;
            }
        }

        return free;
    }

    private static int Starts(SecondsWindow segment, int durationSeconds) =>
        Math.Max(0, segment.LengthSeconds - KnownHistory.Seconds - durationSeconds + 1);

    private int[] BurstStarts(int durationSeconds)
    {
        List<int> starts = [];
        foreach (SecondsWindow segment in _free)
        {
            double sum = 0.0, squares = 0.0;
            int first = segment.StartSecond + KnownHistory.Seconds;
            for (int end = first; end < segment.EndSecond; end++)
            {
                double entering = _trace.Counts[end];
                sum += entering;
                squares += entering * entering;
                int start = end - durationSeconds + 1;
                if (start < first)
                {
                    continue;
                }

                double mean = sum / durationSeconds, variance = (squares / durationSeconds) - (mean * mean);
                if ((start - first) % GridSeconds == 0 && variance > BurstCv * BurstCv * mean * mean)
                {
                    starts.Add(start);
                }

                double leaving = _trace.Counts[start];
                sum -= leaving;
                squares -= leaving * leaving;
            }
        }

        return [.. starts];
    }
}
