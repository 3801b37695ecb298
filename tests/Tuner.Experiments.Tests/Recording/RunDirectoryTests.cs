using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Recording;

public sealed class RunDirectoryTests
{
    // sha256sum of "name: synthetic\n".
    private const string Hash = "db9f74b184c0b66b84c86dbfaaad64c879caf242bacfb7ae2e3129cd552eb188";

    [Fact]
    public void Create_SameSecondSameConfiguration_NeverTakesAnothersFolder()
    {
        using TemporaryFolder folder = new();
        string name = Path.Combine(folder.FullName, "synthetic", "20260304-050607-" + Hash[..6]);
        Directory.CreateDirectory(name + "-2");

        RunDirectory first = RunDirectory.Create(folder.FullName, SyntheticRun.Description(), new FixedTime());
        File.WriteAllText(Path.Combine(first.Root, "resolved.yaml"), "mine");
        RunDirectory second = RunDirectory.Create(folder.FullName, SyntheticRun.Description(), new FixedTime());

        Assert.Equal(name, first.Root);
        Assert.Equal(name + "-3", second.Root);
        Assert.Equal("mine", first.ResolvedYaml);
        Assert.Empty(Directory.GetFileSystemEntries(name + "-2"));
    }

    [Fact]
    public void Create_AnotherNetworkOfTheSameName_IsAnotherConfiguration()
    {
        using TemporaryFolder folder = new();
        RunDescription plain = SyntheticRun.Description();

        string[] hashes =
        [
            .. new[] { "a1", "b2" }.Select(digest => RunDirectory.Create(
                folder.FullName, plain with { Inputs = new Dictionary<string, string> { ["lstm.safetensors"] = digest } }, new FixedTime()).Manifest.ConfigSha256),
        ];

        Assert.NotEqual(hashes[0], hashes[1]);
        Assert.DoesNotContain(Hash, hashes);
    }

    [Fact]
    public void Create_ManyAtOnce_EachHasItsOwn()
    {
        using TemporaryFolder folder = new();
        string[] roots = new string[16];

        Parallel.For(0, roots.Length, i => roots[i] = RunDirectory.Create(folder.FullName, SyntheticRun.Description(), new FixedTime()).Root);

        Assert.Equal(roots.Length, roots.Distinct().Count());
    }

    [Fact]
    public void Create_Description_IsWritten()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = RunDirectory.Create(folder.FullName, SyntheticRun.Description(), new FixedTime());
        Manifest begun = run.Manifest;
        run.Finish(new FixedTime());

        Assert.Equal("name: synthetic # as given\n", File.ReadAllText(Path.Combine(run.Root, "experiment.yaml")));
        Assert.Equal("name: synthetic\n", run.ResolvedYaml);
        Assert.Equal(Hash, begun.ConfigSha256);
        Assert.Equal(["run", "synthetic.yaml"], begun.CommandLine);
        Assert.Equal([1UL, 2, 3, 4, 5], begun.Seeds);
        Assert.Equal("0.1.0", begun.Machine.Tuner);
        Assert.Equal("5.1.59", begun.Machine.Packages["ScottPlot"]);
        Assert.Null(begun.Ended);
        Assert.Equal(new FixedTime().GetUtcNow(), run.Manifest.Ended);
        Assert.Empty(Directory.GetFiles(run.Root, "*.part"));
    }

    [Fact]
    public void Open_FolderWithoutRun_Throws()
    {
        using TemporaryFolder folder = new();
        Assert.Throws<DirectoryNotFoundException>(() => RunDirectory.Open(folder.FullName));
    }

    [Fact]
    public void Record_UntilComplete_HasPartsOnly()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = RunDirectory.Create(folder.FullName, SyntheticRun.Description(), new FixedTime());
        CellKey cell = SyntheticRun.Cell("ppo", 10);
        using CellRecorder recorder = run.Record(cell);
        recorder.Append(SyntheticRun.Intervals("ppo", 10, 1)[0]);
        recorder.Append(new TimingRow(0, 0.5));

        Assert.Empty(run.DoneCells());
        Assert.Equal(["intervals.csv.part", "timing.csv.part"], Names(run, cell));

        recorder.Complete();

        Assert.Equal([cell], run.DoneCells());
        Assert.Equal(["done", "intervals.csv", "timing.csv"], Names(run, cell));
        Assert.Single(run.Intervals(cell));
        Assert.Empty(run.Training(cell));
    }

    [Fact]
    public void DoneCells_Several_AreInOrderWithSeedsByNumber()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = RunDirectory.Create(folder.FullName, SyntheticRun.Description(), new FixedTime());
        foreach (ulong seed in new ulong[] { 10, 9, 1 })
        {
            using CellRecorder recorder = run.Record(SyntheticRun.Cell("solver", seed));
            recorder.Append(SyntheticRun.Intervals("solver", seed, 1)[0]);
            recorder.Complete();
        }

        using CellRecorder unfinished = run.Record(SyntheticRun.Cell("ipa", 1));

        Assert.Equal([1UL, 9, 10], RunDirectory.Open(run.Root).DoneCells().Select(c => c.Seed));
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("a:b")]
    public void RelativePath_NameThatIsNone_Throws(string policy) =>
        Assert.Throws<ArgumentException>(() => SyntheticRun.Cell(policy, 1).RelativePath);

    private static IEnumerable<string> Names(RunDirectory run, CellKey cell) =>
        Directory.GetFiles(run.CellFolder(cell)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
}
