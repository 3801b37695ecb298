namespace Tuner.Experiments.Configuration;

/// <summary>
/// The workloads that are known by name: the files of experiments/workloads in the nearest folder from the start upwards that has them.
/// </summary>
internal sealed class WorkloadCatalogue
{
    private static readonly string Wanted = Path.Combine("experiments", "workloads");

    /// <summary>A catalogue as seen from a folder; empty: the current one.</summary>
    public WorkloadCatalogue(string start)
    {
        Folder = Path.Combine(start, Wanted);
        for (DirectoryInfo? at = new(Path.GetFullPath(Path.Combine(".", start))); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, Wanted);
            if (Directory.Exists(candidate))
            {
                Folder = Path.GetRelativePath(Directory.GetCurrentDirectory(), candidate);
                return;
            }
        }
    }

    /// <summary>Relative to the current folder; made or not.</summary>
    public string Folder { get; }

    /// <summary>Sorted; none where there is no such folder.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
        : [];
}
