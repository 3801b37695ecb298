using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads.Traces;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Workloads;

/// <summary>Reads workload files, and workloads written within an experiment; all errors come at once, with file, line and column.</summary>
public static class WorkloadReader
{
    /// <summary>The options of a file; null, and diagnostics, where something is wrong.</summary>
    public static WorkloadOptions? ReadFile(string path, DiagnosticSink sink, params IReadOnlyCollection<string> overrides)
    {
        if (YamlSource.Load(path, sink) is not { } source)
        {
            return null;
        }

        foreach (string assignment in overrides)
        {
            source.Set(assignment, sink);
        }

        return Read(new OptionsBinder(source, sink), source.Root, string.Empty, Path.GetDirectoryName(path) ?? string.Empty, sink);
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

        if (options.Name is { } name && FolderNames.Fault(binder.PathOf(options, nameof(WorkloadOptions.Name)), name) is { } fault)
        {
            binder.Report(options, nameof(WorkloadOptions.Name), fault);
        }

        if (options.File is { } file && !File.Exists(file))
        {
            string beside = Path.Combine(folder, file);
            if (File.Exists(beside))
            {
                return sink.Count == before ? options with { File = beside } : null;
            }

            string what = Directory.Exists(file) || Directory.Exists(beside) ? $"'{file}' is a directory, a trace file was expected" : $"there is no trace file '{file}'";
            binder.Report(options, nameof(WorkloadOptions.File), what);
        }

        return sink.Count == before ? options : null;
    }

    /// <summary>The workload of sound options; null, and a diagnostic, where its trace cannot be read or is too short.</summary>
    public static IWorkload? Create(WorkloadOptions options, DiagnosticSink sink)
    {
        try
        {
            return WorkloadFactory.Create(options);
        }
        catch (TraceFormatException e)
        {
            sink.Add(new Diagnostic(e.File, Math.Max(1, e.Line), Math.Max(1, e.Column), e.Reason));
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            sink.Add(new Diagnostic(options.File ?? "workload", 1, 1, e.Message));
        }

        return null;
    }
}
