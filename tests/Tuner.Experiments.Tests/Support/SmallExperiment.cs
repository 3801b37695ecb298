using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Laws;

namespace Tuner.Experiments.Tests.Support;

/// <summary>An experiment of a few seconds: ten intervals, two seeds, a solver and an agent that learns from it a little.</summary>
internal static class SmallExperiment
{
    public const string Yaml =
        """
        name: small
        pipeline: video
        workload: {preset: bursty, durationSeconds: 100}
        episode: {intervals: 8}
        seeds: 2
        opponent: solver
        policies:
          - {name: solver, kind: solver, forecaster: {kind: last, seconds: 5}}
          - {name: ppo, kind: ppo, proposer: solver, environments: 4, validationEpisodes: 1, training: {totalSteps: 128, stepsPerUpdate: 16}}

        """;

    public static string Write(TemporaryFolder folder, string yaml = Yaml, string name = "small.yaml")
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, yaml);
        return path;
    }

    /// <summary>Runs the file into a results folder of its own and opens what it recorded.</summary>
    public static RunDirectory Run(TemporaryFolder folder, string results, params string[] more)
    {
        string outFolder = Path.Combine(folder.FullName, results);
        CommandRun run = CommandRun.Of(["run", Write(folder), "--out", outFolder, .. more]);
        Assert.Equal("", run.Complaints);
        Assert.Equal(0, run.ExitCode);
        return Only(outFolder);
    }

    public static RunDirectory Only(string outFolder) => RunDirectory.Open(Assert.Single(Directory.GetDirectories(Assert.Single(Directory.GetDirectories(outFolder)))));

    /// <summary>What must not depend on the clock or on the number of jobs, by relative path.</summary>
    public static SortedDictionary<string, byte[]> Contents(RunDirectory run) => new(
        Directory.EnumerateFiles(run.Root, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is not ("timing.csv" or "manifest.json"))
            .ToDictionary(f => Path.GetRelativePath(run.Root, f), File.ReadAllBytes),
        StringComparer.Ordinal);

    public static string InRepository(string relative) => Path.Combine(Repository.Root, relative);
}
