using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Cli;

/// <summary>A workload on a command line: a name or a path, with overrides.</summary>
internal static class WorkloadArgument
{
    public static IWorkload Read(string pathOrName, IReadOnlyCollection<string> overrides)
    {
        WorkloadCatalogue catalogue = new(string.Empty);
        string named = Path.Combine(catalogue.Folder, pathOrName + ".yaml");
        string file = new[] { pathOrName, named }.FirstOrDefault(File.Exists) ?? throw new ArgumentException(
            $"there is no workload '{pathOrName}' here or in {catalogue.Folder}; {NearWords.Hint(pathOrName, catalogue.Names)}");
        DiagnosticSink sink = new();
        IWorkload? workload = WorkloadReader.CreateFile(file, sink, overrides);
        sink.ThrowIfAny();
        return workload!;
    }
}
