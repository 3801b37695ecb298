using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads;

/// <summary>
/// A workload cut from a recorded trace: tests are given windows, played one after the other, again and again until the run is full;
/// training and validation are random stretches of two ranges that share no second with each other, nor with a test window or
/// its margin.
/// </summary>
public sealed class TraceWorkload : IWorkload
{
    private readonly SecondTrace _trace;
    private readonly LoadTrace _test;
    private readonly StretchSampler _training, _validation;

    /// <summary>
    /// A workload of an undamped trace. <paramref name="windows"/> are the test; <paramref name="otherWindows"/> are kept from training
    /// and validation as well (the tests of sibling workloads). <paramref name="arrivals"/>: those of the options if not given.
    /// </summary>
    /// <exception cref="WorkloadFaultException">A window or range is not inside the trace, a test window misses seconds, or training and
    /// validation overlap.</exception>
    public TraceWorkload(
        string name,
        SecondTrace trace,
        WorkloadOptions options,
        IReadOnlyList<SecondsWindow> windows,
        IReadOnlyList<SecondsWindow> otherWindows,
        IArrivalProcess? arrivals = null)
    {
        Name = name;
        _trace = trace.Damp(options.Damping);
        _test = TestStretch.Cut(_trace, windows, options.DurationSeconds);
        TraceSplit split = TraceSplit.Of(trace.LengthSeconds, options);
        List<SecondsWindow> excluded = [];
        foreach (SecondsWindow window in windows.Concat(otherWindows))
        {
            excluded.Add(SecondsWindow.Of(Math.Max(0, window.StartSecond - options.MarginSeconds), window.EndSecond + options.MarginSeconds));
        }

        HeldOutSegments = StretchSampler.Segments(_trace, SecondsWindow.Of(0, trace.LengthSeconds), [split.Training]);
        _training = Sampler(nameof(options.Training), _trace, split.Training, excluded, options.BurstShare);
        _validation = Sampler(nameof(options.Validation), _trace, split.Validation, excluded, options.BurstShare);
        PeakRps = options.PeakRps ?? _training.Quantile(0.999);
        if (!(PeakRps > 0.0 && double.IsFinite(PeakRps)))
        {
            throw new WorkloadFaultException(
                nameof(options.PeakRps),
                $"{options.File} has no load outside its test windows to take a peak from: give peakRps, or a range of the file under training");
        }

        Arrivals = arrivals ?? options.Arrivals.Create();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double PeakRps { get; }

    /// <inheritdoc/>
    public IArrivalProcess Arrivals { get; }

    /// <summary>The trace that all stretches are cut from, damped.</summary>
    public SecondTrace Record => _trace;

    /// <summary>Where training stretches lie: the longest ones without a gap.</summary>
    public IReadOnlyList<SecondsWindow> TrainingSegments => _training.FreeSegments;

    /// <summary>All known seconds outside the training range, tests included: the longest stretches without a gap.</summary>
    public IReadOnlyList<SecondsWindow> HeldOutSegments { get; }

    /// <inheritdoc/>
    public LoadTrace Test(SeedSequence seeds) => _test;

    /// <inheritdoc/>
    public LoadTrace Training(SeedSequence seeds, int durationSeconds) => Stretch("training", _training, seeds, durationSeconds);

    /// <inheritdoc/>
    public LoadTrace Validation(SeedSequence seeds, int durationSeconds) => Stretch("validation", _validation, seeds, durationSeconds);

    private static StretchSampler Sampler(
        string property, SecondTrace trace, SecondsWindow range, IReadOnlyList<SecondsWindow> excluded, double burstShare)
    {
        try
        {
            return new StretchSampler(trace, range, excluded, burstShare);
        }
        catch (ArgumentException e)
        {
            throw new WorkloadFaultException(property, e.Message);
        }
    }

    private LoadTrace Stretch(string use, StretchSampler sampler, SeedSequence seeds, int durationSeconds)
    {
        int start = sampler.Draw(seeds.Stream($"workload-{use}"), durationSeconds), end = start + durationSeconds;
        int first = start - KnownHistory.Seconds;
        return new LoadTrace(
            $"{Name} {use} [{start}, {end})",
            _trace.Counts[first..end].ToArray(),
            KnownHistory.Seconds,
            [.. Enumerable.Range(first, end - first)])
        {
            Past = new RecordedPast(_trace, start),
        };
    }
}
