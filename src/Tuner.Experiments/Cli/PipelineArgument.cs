using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;

namespace Tuner.Experiments.Cli;

/// <summary>PIPELINE on a command line: a name or a path, with overrides.</summary>
internal static class PipelineArgument
{
    public static Pipeline Read(string pathOrName, IReadOnlyCollection<string> overrides) => PipelineReader.Read(FileOf(pathOrName), overrides);

    public static string FileOf(string pathOrName)
    {
        DiagnosticSink sink = new();
        string? file = new PipelineCatalogue().Resolve(pathOrName, sink);
        sink.ThrowIfAny();
        return file!;
    }
}
