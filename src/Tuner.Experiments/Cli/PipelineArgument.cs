using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;

namespace Tuner.Experiments.Cli;

/// <summary>PIPELINE on a command line: a name or a path, with overrides.</summary>
internal static class PipelineArgument
{
    public static Pipeline Read(string pathOrName, IReadOnlyCollection<string> overrides)
    {
        DiagnosticSink sink = new();
        string? file = new PipelineCatalogue().Resolve(pathOrName, sink);
        sink.ThrowIfAny();
        return PipelineReader.Read(file!, overrides);
    }
}
