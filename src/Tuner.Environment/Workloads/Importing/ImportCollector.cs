using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>
/// Where formats put what they read: requests or counts of bins, in any order, and the stretches of time that the files speak of. Times
/// are ticks of 100 ns.
/// </summary>
public sealed class ImportCollector
{
    private const int MostStreamsKept = 1_000;
    private const int MostTimes = 200_000_000;
    private readonly ImportOptions _options;
    private readonly bool _keepTimes;
    private readonly HashSet<string> _wanted, _seen = new(StringComparer.Ordinal);
    private readonly Coverage _coverage = new();
    private readonly SecondCounts _counts = new(), _unscaled = new();
    private readonly Dictionary<(long Start, long End), long> _bins = [];
    private readonly List<long> _times = [];
    private readonly RandomStream _scale, _spread;
    private (long Ticks, string File, int Line)? _earliest, _latest;
    private long? _base;
    private long _spanStart = long.MaxValue, _spanEnd = long.MinValue, _outside;

    internal ImportCollector(ImportOptions options)
    {
        _options = options;
        _keepTimes = options.KeepTimes;
        _wanted = new HashSet<string>(options.Streams, StringComparer.Ordinal);
        SeedSequence seeds = new(options.Seed);
        _scale = seeds.Stream("rate-scale");
        _spread = seeds.Stream("spread");
    }

    /// <summary>Rows and what was wrong with some.</summary>
    public BadRows Rows { get; } = new();

    /// <summary>Sound rows that are no request.</summary>
    public long SkippedRows { get; private set; }

    /// <summary>Zero runs of this length are missing; null where none is.</summary>
    public int? HoleSeconds => _options.HoleSeconds;

    /// <summary>Streams met so far, the first thousand of them.</summary>
    internal IReadOnlyCollection<string> Streams => _seen;

    /// <summary>Counts a row.</summary>
    public void Row() => Rows.Row();

    /// <summary>Counts a row that was <see cref="Row"/> before as malformed.</summary>
    public void Bad(InputFile file, long line, string reason) => Rows.Bad(file.Name, line, reason);

    /// <summary>Counts a row that was <see cref="Row"/> before as no request.</summary>
    public void Skip() => SkippedRows++;

    /// <summary>Whether the requests of a stream are wanted.</summary>
    public bool Takes(string stream)
    {
        if (_wanted.Count == 0)
        {
            return true;
        }

        if (_seen.Count < MostStreamsKept)
        {
            _seen.Add(stream);
        }

        return _wanted.Contains(stream);
    }

    /// <summary>A row's requests at one instant; what stretches the span of <see cref="CoverSpan"/>, wanted or not.</summary>
    public void Add(long ticks, string stream, long requests = 1)
    {
        _spanStart = Math.Min(_spanStart, ticks);
        _spanEnd = Math.Max(_spanEnd, ticks);
        if (!Takes(stream))
        {
            return;
        }

        long at = Scaled(ticks);
        Place(at, requests);
        long scaled = Rescaled(requests);
        Take(at, Math.Min(requests, scaled));
        for (long copy = requests; copy < scaled; copy++)
        {
            // Where the rate is scaled up, the copies of a request are elsewhere in its second: they would be a batch otherwise.
            Take((ImportTime.SecondOf(at) * ImportTime.TicksPerSecond) + (long)(_scale.NextDouble() * ImportTime.TicksPerSecond), 1);
        }
    }

    /// <summary>The same for a row of a table, whose place is for messages.</summary>
    public void Add(long ticks, string stream, long requests, InputFile file, long line)
    {
        if (!(_earliest?.Ticks <= ticks))
        {
            _earliest = (ticks, file.Name, (int)Math.Min(line, int.MaxValue));
        }

        if (!(_latest?.Ticks >= ticks))
        {
            _latest = (ticks, file.Name, (int)Math.Min(line, int.MaxValue));
        }

        Add(ticks, stream, requests);
    }

    /// <summary>Requests of wanted streams anywhere in [start, start + length); counts of the same bin add up.</summary>
    public void AddBin(long startTicks, long lengthTicks, long requests)
    {
        (long, long) bin = (Scaled(startTicks), Scaled(startTicks + lengthTicks));
        _bins[bin] = _bins.GetValueOrDefault(bin) + requests;
    }

    /// <summary>The files speak of [start, end).</summary>
    public void Cover(long startTicks, long endTicks) => _coverage.Add(Scaled(startTicks), Scaled(endTicks));

    /// <summary>The trace reaches from start to end, whether anything in it is known or not.</summary>
    public void Reach(long startTicks, long endTicks) => _coverage.Reach(Scaled(startTicks), Scaled(endTicks));

    /// <summary>The files speak of the time from the first to the last request added since the last such call, if there is one.</summary>
    /// <param name="fromTicks">Where the time begins instead of the first request.</param>
    public void CoverSpan(long? fromTicks = null)
    {
        if (_spanStart <= _spanEnd)
        {
            Cover(fromTicks ?? _spanStart, _spanEnd + 1);
        }

        (_spanStart, _spanEnd) = (long.MaxValue, long.MinValue);
    }

    /// <summary>All that was collected as a trace that begins with the first second that the files speak of.</summary>
    /// <exception cref="ArgumentException">There is nothing, too much, or nothing in the window.</exception>
    internal (SecondTrace Seconds, RequestTrace? Requests, long Start, long Outside) Finish(string name)
    {
        if (_coverage.IsEmpty)
        {
            throw new ArgumentException(
                Rows.Rows == 0 ? "there is no row in the files, so no request" : $"none of the {Rows.Rows} rows is a request");
        }

        SpreadBins();
        long first = ImportTime.SecondOf(_coverage.Start), length = ImportTime.SecondOf(_coverage.End - 1) + 1 - first;
        if (length > RequestTrace.MostSeconds)
        {
            string reason = $"the times reach over {length} s, more than the {RequestTrace.MostSeconds} s of ten years";
            throw _earliest is { } earliest && _latest is { } latest
                ? new TraceFormatException(
                    latest.File, latest.Line, 1, $"{reason}: this row is the last in time, and the first one is {earliest.File}:{earliest.Line}")
                : new ArgumentException($"{reason}: from {first} to {first + length}");
        }

        long from = _options.FromSecond, to = Math.Min(_options.ToSecond ?? length, length);
        if (from >= to)
        {
            throw new ArgumentException($"nothing lies from second {from} to {to} of a trace of {length} s");
        }

        bool[] missing = _coverage.Missing(first + from, (int)(to - from));
        if (_options.HoleSeconds is { } hole)
        {
            missing = SecondTrace.WithHoles(name, Counts(_unscaled, first + from, missing), missing, hole).Missing.ToArray();
        }

        int[] counts = Counts(_counts, first + from, missing);
        SecondTrace seconds = new(name, counts, missing);
        RequestTrace? requests = _keepTimes ? Requests(name, first + from, missing) : null;
        return (requests?.Seconds ?? seconds.Damp(_options.Damping), requests, (first + from) * ImportTime.TicksPerSecond, _outside);
    }

    private int[] Counts(SecondCounts from, long first, bool[] missing)
    {
        int[] counts = new int[missing.Length];
        _outside = 0;
        foreach ((long second, long requests) in from.All())
        {
            long at = second - first;
            bool inWindow = at >= 0 && at < counts.Length;
            if (inWindow && !missing[at])
            {
                counts[at] = requests <= int.MaxValue
                    ? (int)requests
                    : throw new ArgumentException($"second {at} has {requests} requests, more than {int.MaxValue}: scale the rate down");
            }
            else if (inWindow || !IsCovered(second))
            {
                _outside += requests;
            }
        }

        return counts;
    }

    private bool IsCovered(long second) => second >= ImportTime.SecondOf(_coverage.Start) && second <= ImportTime.SecondOf(_coverage.End - 1);

    private RequestTrace Requests(string name, long first, bool[] missing)
    {
        _times.Sort();
        List<double> times = [];
        foreach (long ticks in _times)
        {
            long second = ImportTime.SecondOf(ticks) - first;
            if (second >= 0 && second < missing.Length && !missing[second])
            {
                times.Add((ticks - (first * ImportTime.TicksPerSecond)) / (double)ImportTime.TicksPerSecond);
            }
        }

        RequestTrace requests = new(name, [.. times], missing);
        return _options.Damping == 1 ? requests : requests.Damp(_options.Damping);
    }

    private void SpreadBins()
    {
        foreach (((long start, long end), long requests) in _bins.OrderBy(bin => bin.Key))
        {
            bool isSecond = end - start == ImportTime.TicksPerSecond;
            BinSpread? spread = _options.Within;
            if (spread is null && !isSecond)
            {
                throw new ArgumentException(
                    $"the record has one count for each {(end - start) / (double)ImportTime.TicksPerSecond} s: say how they lie within, even or poisson");
            }

            long scaled = Rescaled(requests);
            if (isSecond)
            {
                Place(start, requests);
                Take(start, scaled);
                continue;
            }

            for (long i = 0; HoleSeconds is not null && i < requests; i++)
            {
                Place(InBin(start, end, spread, i, requests), 1);
            }

            for (long i = 0; i < scaled; i++)
            {
                Take(InBin(start, end, spread, i, scaled), 1);
            }
        }

        _bins.Clear();
    }

    private long InBin(long start, long end, BinSpread? spread, long index, long requests) =>
        start + (long)((end - start) * (spread == BinSpread.Poisson ? _spread.NextDouble() : (index + 0.5) / requests));

    /// <summary>Holes are looked for in what was recorded, not in what thinning leaves.</summary>
    private void Place(long at, long requests)
    {
        if (_options.HoleSeconds is not null)
        {
            _unscaled.Add(ImportTime.SecondOf(at), requests);
        }
    }

    private void Take(long at, long requests)
    {
        _counts.Add(ImportTime.SecondOf(at), requests);
        for (long i = 0; _keepTimes && i < requests; i++)
        {
            _times.Add(at);
            if (_times.Count > MostTimes)
            {
                throw new ArgumentException($"more than {MostTimes} times do not fit: take fewer files or streams, or scale the rate down");
            }
        }
    }

    /// <summary>Each request is as many as the whole part of the scale, and one more with the probability of the rest.</summary>
    private long Rescaled(long requests)
    {
        if (_options.RateScale == 1.0)
        {
            return requests;
        }

        long whole = (long)_options.RateScale, sum = 0;
        double rest = _options.RateScale - whole;
        for (long i = 0; i < requests; i++)
        {
            sum += whole + (_scale.NextDouble() < rest ? 1 : 0);
        }

        return sum;
    }

    /// <summary>Stretched about the first second that is met, so that whole seconds stay whole where they can.</summary>
    private long Scaled(long ticks)
    {
        if (_options.TimeScale == 1.0)
        {
            return ticks;
        }

        _base ??= ImportTime.SecondOf(ticks) * ImportTime.TicksPerSecond;
        return _base.Value + (long)Math.Floor((ticks - _base.Value) * _options.TimeScale);
    }
}
