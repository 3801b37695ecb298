namespace Tuner.Environment.Tests;

/// <summary>The repository's own files, for tests of what is committed.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Of(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Tuner.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("Tuner.sln was not found above the tests.");
    }
}
