using System.Diagnostics;

namespace Tuner.Experiments.Tests.Laws;

/// <summary>The source tree that the tests were built from, as text. Paths are relative to its root, with slashes.</summary>
internal static class Repository
{
    private static readonly string[] GeneratedFolders = [".git", "artifacts", "bin", "obj", "results", "traces"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file below a folder of the root, which does not have to exist.</summary>
    public static IEnumerable<string> CSharpFiles(string folder)
    {
        string path = Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
                .Select(Relative)
                .Where(file => !file.Split('/').Any(GeneratedFolders.Contains))
                .Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>What git tracks or would track, without what .gitignore leaves out; null where git or its folder is missing.</summary>
    public static IReadOnlyList<string>? TrackedFiles()
    {
        if (!Path.Exists(Path.Combine(Root, ".git")))
        {
            return null;
        }

        ProcessStartInfo start = new("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        try
        {
            using Process git = Process.Start(start)!;
            string[] files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0 ? files : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>A file's lines; none for one that was deleted but is still in git's index.</summary>
    public static string[] Lines(string file)
    {
        string path = Path.Combine(Root, file);
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Tuner.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no Tuner.sln above {AppContext.BaseDirectory}");
    }
}
