using System.Text.RegularExpressions;

namespace Tuner.Experiments.Tests.Laws;

/// <summary>What no source file may say. The patterns are put together from parts so that this file keeps its own laws.</summary>
public sealed class SourceTextTests
{
    private const int LongestFile = 400;

    [Theory]
    [InlineData(@"DateTime(Offset)?\.(Utc)?(Now|Today)\b", "time comes from a TimeProvider or the simulated clock")]
    [InlineData(@"\bRandom\.Shared\b", "randomness comes from a named seed stream")]
    [InlineData(@"\bnew (System\.)?Random\(", "randomness comes from a named seed stream")]
    [InlineData(@"\bRandom \w+ = new\(", "randomness comes from a named seed stream")]
    [InlineData(@"\bGuid\.NewGuid\b", "two runs of one seed must not differ")]
    [InlineData(@"\btorch\.(random\.)?manual_seed\b|\btorch\.random\b", "learners share a process: pass a Generator")]
    [InlineData(@"\bNot" + @"ImplementedException\b", "what is not there is not offered")]
    public void Sources_ForbiddenCall_IsAbsent(string pattern, string reason) => AssertAbsent(pattern, reason, "src");

    [Fact]
    public void Sources_UnfinishedMark_IsAbsent() =>
        AssertAbsent(@"\b(TO" + "DO|FIX" + "ME|HA" + @"CK)\b", "finish it or leave it out", "src", "tests");

    [Fact]
    public void Sources_File_IsNoLongerThanTheLimit() => Law.Holds(
        new[] { "src", "tests", "eng" }.SelectMany(Repository.CSharpFiles)
            .Select(file => (file, lines: Repository.Lines(file).Length))
            .Where(x => x.lines > LongestFile)
            .Select(x => $"{x.file}: {x.lines} lines, where a concept may hide"));

    [Fact]
    public void Sources_Namespace_MatchesTheFolder() => Law.Holds(
        new[] { "src", "tests" }.SelectMany(Repository.CSharpFiles)
            .Select(file => (file, declared: DeclaredNamespace(file)))
            .Where(x => x.declared is not null && x.declared != FolderNamespace(x.file))
            .Select(x => $"{x.file}: namespace {x.declared}, expected {FolderNamespace(x.file)}"));

    [Fact]
    public void Repository_TextFile_NamesNoPathOfAMachineNorAPackageRegistry()
    {
        IReadOnlyList<string>? files = Repository.TrackedFiles();
        if (files is null)
        {
            Assert.Skip("needs git and the repository's .git");
        }

        Regex forbidden = new(
            @"(?<![\w.*)}~-])/(wo" + "rk|ro" + @"ot)/|/home/\w|nu" + @"get\.org|deb\.deb" + @"ian\.org|registry\.np" + @"mjs|py" + @"pi\.org",
            RegexOptions.IgnoreCase);
        Law.Holds(Find(forbidden, files.Where(IsText), "a machine's path or a package registry"));
    }

    private static void AssertAbsent(string pattern, string reason, params string[] folders)
    {
        Regex forbidden = new(pattern);
        IEnumerable<string> files = folders.SelectMany(Repository.CSharpFiles);
        Assert.NotEmpty(files);
        Law.Holds(Find(forbidden, files, reason));
    }

    private static IEnumerable<string> Find(Regex forbidden, IEnumerable<string> files, string reason) =>
        from file in files
        from line in Repository.Lines(file).Select((text, index) => (text, number: index + 1))
        where forbidden.IsMatch(line.text)
        select $"{file}:{line.number}: {reason}: {line.text.Trim()}";

    private static string? DeclaredNamespace(string file) =>
        Repository.Lines(file).Select(line => Regex.Match(line, @"^namespace ([\w.]+)"))
            .FirstOrDefault(match => match.Success)?.Groups[1].Value;

    // src/Tuner.X/Y/Z.cs -> Tuner.X.Y
    private static string FolderNamespace(string file) => string.Join('.', file.Split('/')[1..^1]);

    private static bool IsText(string file) =>
        Path.GetExtension(file) is not (".png" or ".pdf" or ".jpg" or ".gz" or ".bz2" or ".tbz2" or ".zip" or ".dat" or ".bin");
}
