using Tuner.Environment.Workloads.Arrivals;
using Tuner.Environment.Workloads.Generation;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads;

/// <summary>Makes the workload that options describe.</summary>
public static class WorkloadFactory
{
    /// <summary>
    /// Without a file, the preset's generator. With one, the given windows of it, or the preset's published ones; a file no longer than
    /// the run that does not reach those is itself the test (steady-high.txt), repeated, and learning takes the generator. With tenants, the
    /// sum of the workloads that they describe.
    /// </summary>
    /// <exception cref="TraceFormatException">The file cannot be read.</exception>
    /// <exception cref="WorkloadFaultException">The options do not fit the file.</exception>
    public static IWorkload Create(WorkloadOptions options)
    {
        if (options.Tenants.Count > 0)
        {
            return new MergedWorkload(
                options.Name ?? "tenants", [.. options.Tenants.Select((_, i) => CreateTenant(options, i))], options.PeakRps);
        }

        string name = options.Name ?? NameOf(options.Preset);
        RequestTrace? requests = options is { Arrivals.Kind: ArrivalKind.Timestamps, File: { } times }
            ? TimestampFile.Read(times).ToTrace(options.HoleSeconds)
            : null;
        IArrivalProcess arrivals = requests is null ? options.Arrivals.Create() : new TimestampArrivals(requests, options.Damping);
        var generated = new GeneratedWorkload(
            name, new TraceGenerator(options.Preset, options.Damping), options.DurationSeconds, arrivals, options.PeakRps);
        if (options.File is null)
        {
            return generated;
        }

        SecondTrace trace = requests?.Seconds ?? TraceFile.Read(options.File, options.HoleSeconds);
        if (options.Windows.Count > 0)
        {
            return new TraceWorkload(name, trace, options, options.Windows, [], arrivals);
        }

        IReadOnlyList<SecondsWindow> published = PublishedWindows.Of(options.Preset);
        if (published.All(window => window.EndSecond <= trace.LengthSeconds))
        {
            return new TraceWorkload(name, trace, options, published, [.. Enum.GetValues<WorkloadPreset>().SelectMany(PublishedWindows.Of)], arrivals);
        }

        if (trace.LengthSeconds > options.DurationSeconds)
        {
            throw new WorkloadFaultException(
                nameof(options.File),
                $"the published window {published[^1]} of {NameOf(options.Preset)} lies beyond the {trace.LengthSeconds} seconds of "
                + $"{options.File}: give windows, or a file with the test stretch alone");
        }

        SecondsWindow[] whole = [SecondsWindow.Of(0, trace.LengthSeconds)];
        return new RecordedTestWorkload(TestStretch.Cut(trace.Damp(options.Damping), whole, options.DurationSeconds), generated);
    }

    private static IWorkload CreateTenant(WorkloadOptions options, int index)
    {
        try
        {
            return Create(options.Tenants[index].Within(options));
        }
        catch (WorkloadFaultException e)
        {
            throw new WorkloadFaultException(e.Property, $"tenant '{options.Tenants[index].Name}': {e.Message}", e.Index, index);
        }
    }

    private static string NameOf(WorkloadPreset preset) => preset switch
    {
        WorkloadPreset.Bursty => "bursty",
        WorkloadPreset.SteadyLow => "steady-low",
        WorkloadPreset.SteadyHigh => "steady-high",
        WorkloadPreset.Fluctuating => "fluctuating",
        WorkloadPreset.Diurnal => "diurnal",
        _ => throw new ArgumentOutOfRangeException(nameof(preset)),
    };
}
