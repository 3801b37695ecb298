namespace Tuner.Environment.Tests.Support;

/// <summary>
/// Published traces, which the repository does not carry: the folder named by TUNER_TEST_TRACES, or the first
/// ../shared/traces found on the way up from the test assembly. Tests that need one are skipped where there is none.
/// </summary>
public static class RealTraces
{
    private const string Variable = "TUNER_TEST_TRACES";

    /// <summary>The path of a trace, <c>twitter-2021-08/workload.tbz2</c> say; skips the calling test where it is missing.</summary>
    public static string PathOrSkip(string relativePath)
    {
        string? path = Folders().Select(folder => Path.Combine(folder, relativePath)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            Assert.Skip($"needs the trace {relativePath}: set {Variable} to the folder that holds it (traces/README.md)");
        }

        return path;
    }

    private static IEnumerable<string> Folders()
    {
        string? named = System.Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            yield return named;
            yield break;
        }

        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            yield return Path.Combine(at.FullName, "shared", "traces");
        }
    }
}
