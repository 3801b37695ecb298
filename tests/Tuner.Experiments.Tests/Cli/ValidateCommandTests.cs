using Tuner.Experiments.Tests.Laws;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Cli;

public sealed class ValidateCommandTests
{
    private const string Experiment =
        """
        name: mine
        pipeline: video
        workload: {preset: bursty, durationSeconds: 100}
        opponent: solver
        policies:
          - {name: solver, kind: solver}
          - {name: ppo, kind: ppo, proposer: solver, training: {totalSteps: 1000}}

        """;

    private const string Pipeline =
        """
        name: mine
        slo: {latencySeconds: 1}
        stages:
          - name: one
            variants:
              - {name: a, accuracy: 0.5, service: {meanMs: 100}}
              - {name: b, accuracy: 0.7, service: {meanMs: 200}}
          - name: two
            variants:
              - {name: c, accuracy: 0.5, service: {meanMs: 100}}

        """;

    [Fact]
    public void Validate_EveryFileOfTheRepository_IsValid()
    {
        string[] files = Directory.GetFiles(Path.Combine(Repository.Root, "experiments"), "*.yaml", SearchOption.AllDirectories);

        CommandRun run = CommandRun.Of(["validate", .. files]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(files.Length, run.Output.Split(": valid\n").Length - 1);
    }

    [Theory]
    [InlineData("name: mine", "name: ../x", "1:7", "'name' must be of letters, digits")]
    [InlineData("name: mine", "name: a b", "1:7", "'name' must be of letters, digits")]
    [InlineData("name: mine", "nam: mine", "1:1", "unknown key 'nam'", "did you mean 'name'?")]
    [InlineData("name: mine\n", "", "1:1", "'name' is missing")]
    [InlineData("pipeline: video", "pipeline: vide", "2:11", "there is no pipeline 'vide'", "did you mean 'video'?")]
    [InlineData("pipeline: video", "pipeline: [a]", "2:11", "'pipeline' must be a text, got a list")]
    [InlineData("pipeline: video", "pipeline: video\nseeds: 0", "3:8", "'seeds' must be between 1 and 100000, got 0")]
    [InlineData("pipeline: video", "pipeline: video\nseeds: many", "3:8", "'seeds' must be an integer, got 'many'")]
    [InlineData("pipeline: video", "pipeline: video\nepisode: {intervalSeconds: .nan}", "3:28", "'episode.intervalSeconds' must be a number")]
    [InlineData("pipeline: video", "pipeline: video\nepisode: {intervalSeconds: 1.5}", "3:28", "'episode.intervalSeconds' must be a whole number, got 1.5")]
    [InlineData("pipeline: video", "pipeline: video\nepisode: {intervals: 1000000, intervalSeconds: 3600}", "3:22", "longer than a year")]
    [InlineData("pipeline: video", "pipeline: video\npipelineChanges: [slo.latencySecond=2]", "3:18", "unknown key 'slo.latencySecond'", "", "--set 'slo.latencySecond=2':1:5")]
    [InlineData("{preset: bursty, durationSeconds: 100}", "5", "3:11", "there is no workload '5'", "known: bursty")]
    [InlineData("{preset: bursty, durationSeconds: 100}", "steady-lo", "3:11", "there is no workload 'steady-lo'", "did you mean 'steady-low'?")]
    [InlineData("{preset: bursty, durationSeconds: 100}", "[bursty]", "3:11", "'workload' must be a mapping, got a list")]
    [InlineData("preset: bursty", "preset: burst", "3:20", "'workload.preset' must be one of bursty", "did you mean 'bursty'?")]
    [InlineData("preset: bursty", "name: ../../x", "3:18", "'workload.name' must be of letters, digits")]
    [InlineData("preset: bursty", "file: nowhere.txt", "3:18", "there is no trace file 'nowhere.txt'")]
    [InlineData("preset: bursty", "file: /proc", "3:18", "the folder '/proc' has none of bursty.txt, workload.tbz2, workload.txt")]
    [InlineData("durationSeconds: 100", "durationSeconds: 5", "3:11", "a test of 5 s holds no interval of 10 s")]
    [InlineData("opponent: solver", "opponent: solvr", "4:11", "there is no policy 'solvr'", "did you mean 'solver'?")]
    [InlineData("kind: solver}", "kind: solvr}", "6:26", "'policies.0.kind' must be one of solver, fa2, rim, fixed, static, hpa, ", "did you mean 'solver'?")]
    [InlineData("kind: solver}", "kind: solver, headroom: 1}", "6:34", "unknown key 'policies.0.headroom'", "did you mean 'headRoom'?")]
    [InlineData("kind: solver}", "}", "6:5", "'policies.0.kind' is missing")]
    [InlineData("name: ppo", "name: solver", "7:12", "there are two policies of the name 'solver'")]
    [InlineData("name: ppo", "name: ../x", "7:12", "'policies.1.name' must be of letters, digits")]
    [InlineData("name: ppo", "name: [a]", "7:12", "'policies.1.name' must be a text")]
    [InlineData("proposer: solver", "proposer: slver", "7:38", "no such policy is called 'slver'", "did you mean 'solver'?")]
    [InlineData("totalSteps: 1000", "minibatches: 7", "7:70", "7 minibatches do not divide a rollout of 16 x 128 steps")]
    [InlineData("totalSteps: 1000", "stepsPerUpdate: 1000000", "7:5", "is longer than 10000000")]
    [InlineData("kind: solver}", "kind: rim, replicas: [3]}", "6:5", "'solver': ")]
    [InlineData("pipeline: video", "pipeline: &a video", "2:11", "anchors are not supported")]
    [InlineData("pipeline: video", "pipeline: video\npipeline: nlp", "3:1", "'pipeline' is given twice, first in line 2")]
    [InlineData("pipeline: video", "pipeline: {video", "2:11", "")]
    public void Validate_Experiment_SaysWhatIsWrongAndWhere(
        string from, string to, string place, string message, string hint = "", string? elsewhere = null) =>
        AssertRefused(Experiment, from, to, place, message, hint, elsewhere);

    [Fact]
    public void Validate_NoPolicies_IsRefused() => AssertRefused(
        Experiment, Experiment[Experiment.IndexOf("  - ", StringComparison.Ordinal)..], "  []\n", "6:3", "'policies' must have at least one policy", "");

    [Fact]
    public void Validate_PoliciesAsAMapping_IsRefused() => AssertRefused(
        Experiment, Experiment[Experiment.IndexOf("  - ", StringComparison.Ordinal)..], "  {}\n", "6:3", "'policies' must be a list, got a mapping", "");

    [Theory]
    [InlineData("latencySeconds: 1", "latencySeconds: 0", "2:23", "'slo.latencySeconds' must be above 0, got 0")]
    [InlineData("latencySeconds: 1", "latencySeconds: .nan", "2:23", "'slo.latencySeconds' must be a number")]
    [InlineData("accuracy: 0.7", "accuracy: -0.7", "7:29", "'stages.0.variants.1.accuracy' must be between 0 and 1, got -0.7")]
    [InlineData("name: b", "name: a", "7:16", "are named 'a'")]
    [InlineData("name: two", "name: two\n    after: [four]", "9:13", "there is no stage 'four'")]
    [InlineData("name: two", "name: two\n    after: []", "9:12", "stage 'two' is not connected with 'one'")]
    [InlineData("- name: one", "- after: [two]\n    name: one", "4:12", "'after' makes a cycle")]
    public void Validate_Pipeline_SaysWhatIsWrongAndWhere(string from, string to, string place, string message) =>
        AssertRefused(Pipeline, from, to, place, message, "");

    [Theory]
    [InlineData("a.txt", "1 2 three 4", "1:5", "got text, 'three'")]
    [InlineData("a.csv", "count\n1\n2.5\n", "3:1", "got '2.5'")]
    [InlineData("a.txt", "", "1:1", "the file is empty: expected at least one count")]
    [InlineData("a.tbz2", "no archive", "1:1", "the archive is damaged or cut short")]
    [InlineData("a.tbz2", "BZh91AY&SY", "1:1", "the archive is damaged or cut short")]
    [InlineData("a.yaml", "x", "1:1", "expected a .tbz2, .tar.bz2, .txt or .csv file, got '.yaml'")]
    public void Validate_TraceFile_IsLocatedInTheTrace(string name, string content, string place, string message)
    {
        using TemporaryFolder folder = new();
        string trace = Path.Combine(folder.FullName, name);
        File.WriteAllText(trace, content);
        string file = SmallExperiment.Write(folder, Experiment);

        CommandRun run = CommandRun.Of("validate", file, "--set", $"workload.file={trace}");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{trace}:{place}: error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SeveralErrors_AreAllReportedAtOnce()
    {
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder, Experiment
            .Replace("name: mine", "name: a/b", StringComparison.Ordinal)
            .Replace("pipeline: video", "pipeline: vide", StringComparison.Ordinal)
            .Replace("preset: bursty", "preset: burst", StringComparison.Ordinal)
            .Replace("totalSteps: 1000", "totalSteps: -1, epochs: x", StringComparison.Ordinal));

        CommandRun run = CommandRun.Of("validate", file);

        string[] places = [.. run.Error.Split('\n').Where(l => l.StartsWith(file, StringComparison.Ordinal)).Select(l => l[(file.Length + 1)..].Split(": ")[0])];
        Assert.Equal(["1:7", "2:11", "3:20", "7:69", "7:81"], places);
    }

    [Fact]
    public void Validate_SeveralWrongPolicies_AreAllReportedAtOnce()
    {
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(
            folder,
            """
            name: mine
            pipeline: video
            workload: {preset: bursty, durationSeconds: 100}
            policies:
              - {name: none, kind: static}
              - {name: empty, kind: static, decide: []}
              - {name: zero, kind: static, decide: ["detect=yolov5n:replicas=0"]}
              - {name: shares, kind: static, decide: ["detect=yolov5n:share=1.5"]}
              - {name: good, kind: static, decide: ["detect=yolov5n"]}

            """);

        CommandRun run = CommandRun.Of("validate", file);

        string[] places = [.. run.Error.Split('\n').Where(l => l.StartsWith(file, StringComparison.Ordinal)).Select(l => l[(file.Length + 1)..].Split(": ")[0])];
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(["5:5", "6:5", "7:5", "8:5"], places);
    }

    /// <summary>Learning draws stretches as long as an episode: of a tenant's file too.</summary>
    [Fact]
    public void Validate_TenantTooShortToLearnFrom_IsRefused()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(Path.Combine(folder.FullName, "load.txt"), string.Join(' ', Enumerable.Range(0, 6_000).Select(i => 20 + (i % 7))));
        string workload = "{durationSeconds: 100, tenants: [{name: web, file: load.txt, windows: [{startSecond: 3000, endSecond: 3100}]}]}";
        string yaml = Experiment.Replace("{preset: bursty, durationSeconds: 100}", workload, StringComparison.Ordinal);

        CommandRun fits = CommandRun.Of("validate", SmallExperiment.Write(folder, yaml), "--set", "episode.intervals=20");
        CommandRun tooShort = CommandRun.Of("validate", SmallExperiment.Write(folder, yaml), "--set", "episode.intervals=120");

        Assert.Equal((0, ""), (fits.ExitCode, fits.Error));
        Assert.Equal(2, tooShort.ExitCode);
        Assert.Contains(":7:5: error: 'ppo': tenant 'web': [4800, 6000) of load.txt / 8 has no stretch of 1200 s", tooShort.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", tooShort.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_OneGoodAndOneBadFile_ReportsBoth()
    {
        using TemporaryFolder folder = new();
        string good = SmallExperiment.Write(folder, Experiment), bad = SmallExperiment.Write(folder, "a: [", "bad.yaml");

        CommandRun run = CommandRun.Of("validate", good, bad);

        Assert.Equal((2, $"{good}: valid\n"), (run.ExitCode, run.Output));
        Assert.StartsWith($"{bad}:2:1: error: this is no YAML", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WhatIsNoFile_IsOneLine()
    {
        using TemporaryFolder folder = new();
        string missing = Path.Combine(folder.FullName, "missing.yaml"), binary = Path.Combine(folder.FullName, "b.yaml");
        File.WriteAllBytes(binary, [0x6E, 0x61, 0x00, 0xFF]);

        Assert.Equal((2, $"{missing}:1:1: error: there is no such file\n"), Answer(missing));
        Assert.Equal((2, $"{folder.FullName}:1:1: error: this is a directory, a YAML file was expected\n"), Answer(folder.FullName));
        Assert.Equal((2, $"{binary}:1:3: error: the file is no text: it has the control character U+0000\n"), Answer(binary));
    }

    [Theory]
    [InlineData("foo=1", "1:1: error: unknown key 'foo'")]
    [InlineData("policies.pp.kind=ppo", "1:10: error: 'pp' is not in the list 'policies'")]
    [InlineData("pipeline.slo.latency=1", "1:14: error: unknown key 'slo.latency'")]
    [InlineData("pipeline.stages.detct.maxReplicas=1", "1:17: error: 'detct' is not in the list 'pipeline.stages'")]
    [InlineData("workload.dampin=1", "1:10: error: unknown key 'workload.dampin'")]
    [InlineData("workload.damping=0", "1:18: error: 'workload.damping' must be between 1 and 1000, got 0")]
    [InlineData("seeds", "1:1: error: an override must read key=value")]
    [InlineData("seeds={", "1:1: error: this is no YAML")]
    public void Validate_WrongOverride_IsNamedAsItWasWritten(string assignment, string message)
    {
        using TemporaryFolder folder = new();

        CommandRun run = CommandRun.Of("validate", SmallExperiment.Write(folder, Experiment), "--set", assignment);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"--set '{assignment}':{message}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WorkloadNamedByAnOverride_TakesOverridesToo()
    {
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder, Experiment);

        Assert.Equal(0, CommandRun.Of("validate", file, "--set", "workload=steady-low", "--set", "workload.damping=4").ExitCode);
        Assert.StartsWith(
            "--set 'workload.dampin=4':1:10: error: unknown key 'dampin'",
            CommandRun.Of("validate", file, "--set", "workload=steady-low", "--set", "workload.dampin=4").Error,
            StringComparison.Ordinal);
    }

    private static (int ExitCode, string Error) Answer(string file)
    {
        CommandRun run = CommandRun.Of("validate", file);
        return (run.ExitCode, run.Error);
    }

    private static void AssertRefused(string yaml, string from, string to, string place, string message, string hint, string? elsewhere = null)
    {
        Assert.Contains(from, yaml, StringComparison.Ordinal);
        using TemporaryFolder folder = new();
        int at = yaml.IndexOf(from, StringComparison.Ordinal);
        string file = SmallExperiment.Write(folder, yaml[..at] + to + yaml[(at + from.Length)..]);

        CommandRun run = CommandRun.Of("validate", file);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{(elsewhere ?? $"{file}:{place}")}: error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
