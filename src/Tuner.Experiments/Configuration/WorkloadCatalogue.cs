namespace Tuner.Experiments.Configuration;

/// <summary>The workloads that are known by name: the files of experiments/workloads here, or in the nearest folder above that has it.</summary>
internal static class WorkloadCatalogue
{
    private static readonly string Wanted = Path.Combine("experiments", "workloads");

    /// <summary>Relative to the current folder; made or not.</summary>
    public static string Folder
    {
        get
        {
            string current = Directory.GetCurrentDirectory();
            for (DirectoryInfo? at = new(current); at is not null; at = at.Parent)
            {
                string candidate = Path.Combine(at.FullName, Wanted);
                if (Directory.Exists(candidate))
                {
                    return Path.GetRelativePath(current, candidate);
                }
            }

            return Wanted;
        }
    }

    /// <summary>Sorted; none where there is no such folder.</summary>
    public static IReadOnlyList<string> Names => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
        : [];
}
