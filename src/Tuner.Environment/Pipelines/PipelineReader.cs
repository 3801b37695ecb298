using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>Reads pipeline files (YAML, described in docs/pipelines.md); all errors come at once, each with file, line and column.</summary>
public static class PipelineReader
{
    /// <summary>The keys of a pipeline file, for help texts and schemas.</summary>
    public static OptionSchema Schema => OptionSchema.Of(typeof(PipelineOptions));

    /// <summary>The pipeline of a file, after overrides (<c>slo.latencySeconds=2</c>).</summary>
    /// <exception cref="ConfigurationException">With everything that is wrong.</exception>
    public static Pipeline Read(string path, params IReadOnlyCollection<string> overrides)
    {
        DiagnosticSink sink = new();
        Pipeline? pipeline = Read(path, sink, overrides);
        sink.ThrowIfAny();
        return pipeline!;
    }

    /// <summary>The same; null, and diagnostics, where something is wrong.</summary>
    public static Pipeline? Read(string path, DiagnosticSink sink, params IReadOnlyCollection<string> overrides)
    {
        if (YamlSource.Load(path, sink) is not { } source)
        {
            return null;
        }

        int before = sink.Count;
        foreach (string assignment in overrides)
        {
            source.Set(assignment, sink);
        }

        Pipeline? pipeline = Read(source, sink);
        return sink.Count == before ? pipeline : null;
    }

    /// <summary>The same for a file that was loaded; null, and diagnostics, where something is wrong.</summary>
    public static Pipeline? Read(YamlSource source, DiagnosticSink sink)
    {
        int before = sink.Count;
        OptionsBinder binder = new(source, sink);
        PipelineOptions options = binder.Bind<PipelineOptions>(source.Root)!;
        PipelineBuilder builder = new(binder, options);
        builder.Check();
        return sink.Count == before ? builder.Build() : null;
    }
}
