using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;

namespace Tuner.Experiments.Configuration;

/// <summary>Finds what an experiment refers to, by path or by name: from the current folder, then from the experiment's own.</summary>
internal sealed class ReferencedFiles(OptionsBinder binder, string folder)
{
    /// <summary>The pipeline's file; null, and a diagnostic, where there is none.</summary>
    public string? FindPipeline(ExperimentOptions options)
    {
        DiagnosticSink missingHere = new(), missingBeside = new();
        PipelineCatalogue here = new(), beside = new(Path.Combine(".", folder));
        if (here.Resolve(options.Pipeline, missingHere) is { } found)
        {
            return found;
        }

        if (beside.Resolve(options.Pipeline, missingBeside) is { } foundBeside)
        {
            return Path.Combine(folder, foundBeside);
        }

        foreach (Diagnostic missing in (here.Names.Count == 0 && beside.Names.Count > 0 ? missingBeside : missingHere).Sorted)
        {
            binder.Report(options, nameof(ExperimentOptions.Pipeline), missing.Message, missing.Suggestion);
        }

        return null;
    }

    /// <summary>The workload's file; null, and a diagnostic, where there is none.</summary>
    public string? FindWorkload(ExperimentOptions options, string? name)
    {
        WorkloadCatalogue here = new(string.Empty), beside = new(folder);
        string[] candidates = string.IsNullOrEmpty(name)
            ? []
            : [name, Path.Combine(folder, name), Path.Combine(here.Folder, name + ".yaml"), Path.Combine(beside.Folder, name + ".yaml")];
        if (candidates.FirstOrDefault(File.Exists) is { } found)
        {
            return found;
        }

        WorkloadCatalogue known = here.Names.Count > 0 ? here : beside;
        binder.Report(
            options,
            nameof(ExperimentOptions.Workload),
            $"there is no workload '{name}' here or in {known.Folder}",
            NearWords.Hint(name ?? string.Empty, known.Names));
        return null;
    }
}
