using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads.Arrivals;
using Tuner.Environment.Workloads.Generation;
using Tuner.Environment.Workloads.Traces;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Workloads;

/// <summary>Reads workload files, and workloads written within an experiment; all errors come at once, with file, line and column.</summary>
public static class WorkloadReader
{
    // What a folder of a recorded trace is looked through for, after a file of the preset's own.
    private static readonly string[] TraceNames = ["workload.tbz2", "workload.txt"];

    /// <summary>The options of a file; null, and diagnostics, where something is wrong.</summary>
    public static WorkloadOptions? ReadFile(string path, DiagnosticSink sink, params IReadOnlyCollection<string> overrides) =>
        ReadFile(path, sink, overrides, out _);

    /// <summary>The workload of a file; null, and diagnostics, where something is wrong.</summary>
    public static IWorkload? CreateFile(string path, DiagnosticSink sink, params IReadOnlyCollection<string> overrides) =>
        ReadFile(path, sink, overrides, out OptionsBinder? binder) is { } options ? Create(options, sink, binder) : null;

    private static WorkloadOptions? ReadFile(string path, DiagnosticSink sink, IReadOnlyCollection<string> overrides, out OptionsBinder? binder)
    {
        binder = null;
        if (YamlSource.Load(path, sink) is not { } source)
        {
            return null;
        }

        foreach (string assignment in overrides)
        {
            source.Set(assignment, sink);
        }

        binder = new OptionsBinder(source, sink);
        return Read(binder, source.Root, string.Empty, Path.GetDirectoryName(path) ?? string.Empty, sink);
    }

    /// <summary>
    /// The options of a mapping; null, and diagnostics, where something is wrong. A trace file is looked for from the current
    /// folder, then from <paramref name="folder"/>.
    /// </summary>
    public static WorkloadOptions? Read(OptionsBinder binder, YamlNode node, string path, string folder, DiagnosticSink sink)
    {
        int before = sink.Count;
        if (binder.Bind<WorkloadOptions>(node, path) is not { } options)
        {
            return null;
        }

        CheckName(binder, options, options.Name);
        CheckArrivals(binder, options.Arrivals, options.File);
        CheckTenants(binder, options);
        string? file = FindFile(binder, options, options.File, options.Preset, folder);
        TenantOptions[] tenants =
        [
            .. options.Tenants.Select(tenant => binder.Copied(tenant with { File = FindFile(binder, tenant, tenant.File, tenant.Preset, folder) }, tenant)),
        ];
        return sink.Count == before ? binder.Copied(options with { File = file, Tenants = tenants }, options) : null;
    }

    /// <summary>The workload of sound options; null, and a diagnostic, where its trace cannot be read or is too short.</summary>
    /// <param name="options">As they were read.</param>
    /// <param name="sink">Takes what is wrong.</param>
    /// <param name="binder">That read them, which knows where they stand.</param>
    public static IWorkload? Create(WorkloadOptions options, DiagnosticSink sink, OptionsBinder? binder = null)
    {
        try
        {
            return WorkloadFactory.Create(options);
        }
        catch (TraceFormatException e)
        {
            sink.Add(new Diagnostic(e.File, Math.Max(1, e.Line), Math.Max(1, e.Column), e.Reason));
        }
        catch (WorkloadFaultException e) when (binder is not null)
        {
            object holder = e.Tenant is { } tenant ? options.Tenants[tenant] : options;
            string property = binder.IsGiven(holder, e.Property) ? e.Property : nameof(WorkloadOptions.File);
            binder.Report(holder, property, e.Message, index: property == e.Property ? e.Index : null);
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            sink.Add(new Diagnostic(options.File ?? "workload", 1, 1, e.Message));
        }

        return null;
    }

    private static void CheckName(OptionsBinder binder, object options, string? name)
    {
        if (name is not null && FolderNames.Fault(binder.PathOf(options, nameof(WorkloadOptions.Name)), name) is { } fault)
        {
            binder.Report(options, nameof(WorkloadOptions.Name), fault);
        }
    }

    private static void CheckArrivals(OptionsBinder binder, ArrivalOptions arrivals, string? file)
    {
        // A section that the file leaves out is the default, which the binder knows nothing of and which is sound.
        if (arrivals.Kind == ArrivalKind.Mmpp
            && binder.IsSound(arrivals, nameof(ArrivalOptions.Rates))
            && binder.IsSound(arrivals, nameof(ArrivalOptions.SojournSeconds))
            && MarkovModulation.Fault(arrivals.Rates, arrivals.SojournSeconds) is { } fault)
        {
            binder.Report(arrivals, nameof(ArrivalOptions.Rates), fault);
        }

        if (arrivals.Kind == ArrivalKind.Timestamps && file is null)
        {
            binder.Report(arrivals, nameof(ArrivalOptions.Kind), "arrivals of kind timestamps are those of a file: give file, a CSV of arrival times");
        }

        ReportMeaningless(binder, arrivals);
    }

    /// <summary>Settings of another kind; at other values than the defaults, which a resolved file has.</summary>
    private static void ReportMeaningless(OptionsBinder binder, ArrivalOptions arrivals)
    {
        ArrivalOptions usual = new();
        foreach ((string property, ArrivalKind kind, bool differs) in new[]
        {
            (nameof(ArrivalOptions.Cv), ArrivalKind.Gamma, arrivals.Cv != usual.Cv),
            (nameof(ArrivalOptions.Rates), ArrivalKind.Mmpp, !arrivals.Rates.SequenceEqual(usual.Rates)),
            (nameof(ArrivalOptions.SojournSeconds), ArrivalKind.Mmpp, !arrivals.SojournSeconds.SequenceEqual(usual.SojournSeconds)),
        })
        {
            if (differs && arrivals.Kind != kind && binder.IsSound(arrivals, property) && binder.IsSound(arrivals, nameof(ArrivalOptions.Kind)))
            {
                binder.Report(arrivals, property, $"'{binder.PathOf(arrivals, property)}' has no meaning where kind is {OptionNames.Word(arrivals.Kind)}");
            }
        }
    }

    private static void CheckTenants(OptionsBinder binder, WorkloadOptions options)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (TenantOptions tenant in options.Tenants)
        {
            CheckName(binder, tenant, tenant.Name);
            CheckArrivals(binder, tenant.Arrivals, tenant.File);
            if (tenant.Name is not null && !names.Add(tenant.Name))
            {
                binder.Report(tenant, nameof(TenantOptions.Name), $"two tenants are named '{tenant.Name}'");
            }
        }

        // Other values than the defaults: a resolved file has every key.
        WorkloadOptions usual = new();
        foreach ((string property, bool differs) in new[]
        {
            (nameof(WorkloadOptions.Preset), options.Preset != usual.Preset),
            (nameof(WorkloadOptions.File), options.File is not null),
            (nameof(WorkloadOptions.Windows), options.Windows.Count > 0),
            (nameof(WorkloadOptions.Training), options.Training is not null),
            (nameof(WorkloadOptions.Validation), options.Validation is not null),
            (nameof(WorkloadOptions.HoleSeconds), options.HoleSeconds != usual.HoleSeconds),
            (nameof(WorkloadOptions.Damping), options.Damping != usual.Damping),
            (nameof(WorkloadOptions.Arrivals), options.Arrivals.Kind != usual.Arrivals.Kind),
        })
        {
            if (differs && options.Tenants.Count > 0)
            {
                binder.Report(options, property, $"'{binder.PathOf(options, property)}' means nothing beside tenants: give it to each of them");
            }
        }
    }

    /// <summary>The file from the current folder, or beside the file that names it; reported where it is in neither.</summary>
    private static string? FindFile(OptionsBinder binder, object options, string? file, WorkloadPreset preset, string folder)
    {
        if (file is null)
        {
            return null;
        }

        string[] places = [file, Path.Combine(folder, file)];
        if (places.FirstOrDefault(File.Exists) is { } found)
        {
            return found;
        }

        string[] names = [$"{OptionNames.Word(preset)}.txt", .. TraceNames];
        if (places.FirstOrDefault(Directory.Exists) is { } directory)
        {
            if (names.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists) is { } inside)
            {
                return inside;
            }

            binder.Report(options, nameof(WorkloadOptions.File), $"the folder '{file}' has none of {string.Join(", ", names)}");
            return null;
        }

        binder.Report(options, nameof(WorkloadOptions.File), $"there is no trace file '{file}'");
        return null;
    }
}
