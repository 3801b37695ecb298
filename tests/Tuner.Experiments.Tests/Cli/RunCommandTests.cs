using System.Diagnostics;
using Tuner.Baselines.Reference.Fixed;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Cli;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Running;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Cli;

public sealed class RunCommandTests
{
    [Fact]
    public void Run_TheSameTwiceAndWithOtherJobs_RecordsTheSameBytes()
    {
        using TemporaryFolder folder = new();

        SortedDictionary<string, byte[]> first = SmallExperiment.Contents(SmallExperiment.Run(folder, "first", "--jobs", "1"));
        SortedDictionary<string, byte[]> second = SmallExperiment.Contents(SmallExperiment.Run(folder, "second", "--jobs", "2"));

        Assert.Contains("summary.csv", first.Keys);
        Assert.Contains(first.Keys, f => f.EndsWith("training.csv", StringComparison.Ordinal));
        Assert.Contains(first.Keys, f => f.EndsWith(".safetensors", StringComparison.Ordinal));
        Assert.Contains(first.Keys, f => f.EndsWith(".pdf", StringComparison.Ordinal));
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.True(file.Value.AsSpan().SequenceEqual(second[file.Key]), $"{file.Key} differs"));
    }

    [Fact]
    public void Run_AnotherFirstSeed_RecordsOtherRows()
    {
        using TemporaryFolder folder = new();

        RunDirectory run = SmallExperiment.Run(folder, "results", "--set", "seeds=3", "--set", "policies=[{kind: fixed}]", "--set", "opponent=fixed");

        string[] rows = [.. run.DoneCells().Select(c => string.Join('|', run.Intervals(c).Select(r => r.Arrived)))];
        Assert.Equal(3, rows.Distinct().Count());
    }

    [Theory]
    [InlineData("text", "video / bursty, 2 seeds\n")]
    [InlineData("csv", "pipeline,workload,swept,swept_value,policy,")]
    [InlineData("json", "[\n")]
    public void Run_Format_IsAllOfStandardOutput(string format, string beginning)
    {
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder);

        CommandRun run = CommandRun.Of(
            "run", file, "--out", folder.FullName, "-o", format, "--set", "policies=[{kind: fixed}]", "--set", "opponent=fixed");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Complaints);
        Assert.StartsWith(beginning, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OutIsAFile_OneLineAndExitCode2()
    {
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder);

        CommandRun run = CommandRun.Of("run", file, "--out", file);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith($"tuner: error: --out {file} cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Run_OnePolicyFails_CostsItsCellsAlone()
    {
        using TemporaryFolder folder = new();
        Experiment sound = ExperimentReader.Read(SmallExperiment.Write(folder), "policies=[{kind: fixed}]", "opponent=fixed");
        PolicyDefinition broken = new("broken", new BrokenKind(), new FixedOptions());
        Experiment experiment = sound with { Policies = [broken, .. sound.Policies] };
        using StringWriter output = new(), error = new();

        int exitCode = RunCommand.Run(new Terminal(output, error, false), [experiment], Path.Combine(folder.FullName, "r"), [], 2, OutputFormat.Text);

        Assert.Equal(ExitCode.SomeCellsFailed, exitCode);
        Assert.Equal("tuner: error: broken seed 1: no luck with 1\ntuner: error: broken seed 2: no luck with 2\n", error.ToString());
        RunDirectory run = SmallExperiment.Only(Path.Combine(folder.FullName, "r"));
        Assert.Equal(["fixed", "fixed"], run.DoneCells().Select(c => c.Policy));
        string trace = File.ReadAllText(Path.Combine(run.CellFolder(new CellKey("video", "bursty", "broken", 1)), ExperimentRunner.ErrorName));
        Assert.Contains(nameof(BrokenKind), trace, StringComparison.Ordinal);
        Assert.StartsWith("video / bursty, 2 seeds", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EveryCellFails_IsAFailure()
    {
        using TemporaryFolder folder = new();
        Experiment sound = ExperimentReader.Read(SmallExperiment.Write(folder));
        Experiment experiment = sound with { Policies = [new PolicyDefinition("broken", new BrokenKind(), new FixedOptions())] };
        using StringWriter output = new(), error = new();

        int exitCode = RunCommand.Run(new Terminal(output, error, false), [experiment], Path.Combine(folder.FullName, "r"), [], 1, OutputFormat.Text);

        Assert.Equal((ExitCode.Failed, ""), (exitCode, output.ToString()));
    }

    [Fact]
    public async Task Run_Interrupted_KeepsWhatWasDoneAndSaysSoInALine()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/bin/kill"), "needs /bin/kill");
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder), results = Path.Combine(folder.FullName, "results");
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "tuner.dll"), "run", file, "--out", results, "--jobs", "2",
            "--set", "policies.ppo.training.totalSteps=100000000", "--set", "seeds=1"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (!process.HasExited && !(Directory.Exists(results) && Directory.EnumerateFiles(results, "done", SearchOption.AllDirectories).Any()))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        using (Process kill = Process.Start("/bin/kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.Contains("tuner: interrupted; 1 of 2 cells are recorded in ", await error, StringComparison.Ordinal);
        Assert.Equal("solver", Assert.Single(SmallExperiment.Only(results).DoneCells()).Policy);
    }

    private sealed class BrokenKind : PolicyKind
    {
        public override string Kind => "broken";

        public override string Summary => "fails in every cell";

        public override Type OptionsType => typeof(FixedOptions);

        public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) =>
            throw new InvalidOperationException($"no luck with {work.Experiment.Seeds.First(s => work.Seeds.Derive("x", 0) == Training(s))}");

        private static ulong Training(ulong seed) => new Tuner.Environment.Randomness.SeedSequence(seed).Child("training").Derive("x", 0);
    }
}
