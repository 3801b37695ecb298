using System.Globalization;
using System.Text.Json;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Tests.Cli;

public sealed class TuneCommandTests
{
    [Fact]
    public void Tune_OptionsFarTooDear_FindsTheCheaperOnesAndSaysSo()
    {
        using TemporaryFolder folder = new();

        // A steady load: head-room buys nothing and costs cores, so the score falls with it.
        JsonElement answer = CommandRun.Of(
            "tune", SmallTuning.Write(folder), "--out", folder.FullName, "-o", "json",
            "--set", "policies.solver.headRoom=10", "--set", "tune.space={headRoom: {values: [0.3, 2, 5]}}", "--method", "random").Json();

        Assert.Equal([["headRoom=0.3"], ["headRoom=2"], ["headRoom=5"], ["as they are"]], Options(answer, "trials"));
        Assert.Equal(["policies.solver.headRoom=0.3"], answer.GetProperty("set").EnumerateArray().Select(s => s.GetString()));
        JsonElement best = answer.GetProperty("finalists")[0];
        Assert.True(best.GetProperty("scoreDifference").GetDouble() - best.GetProperty("scoreDifferenceCi95").GetDouble() > 0.0);
        Assert.Equal(4, answer.GetProperty("trials").GetArrayLength()); // of nine: there are no more than three values
    }

    [Fact]
    public void Tune_Halving_RecordsEveryTrialAtEveryRungAndTheFinalists()
    {
        using TemporaryFolder folder = new();

        RunDirectory run = Tuned(folder, "out");

        IReadOnlyList<TrialRow> rows = RowFile.Read<TrialRow>(Path.Combine(run.Root, "trials.csv"));
        TrialRow[] search = [.. rows.Where(r => r.Phase == TrialRow.SearchPhase)];
        Assert.Equal(Enumerable.Range(0, 9), search.Where(r => r.Rung == 0).Select(r => r.Trial));
        Assert.Equal([1, 2, 4], search.GroupBy(r => r.Rung).Select(g => g.Select(r => r.Score.Count).Distinct().Single()));
        for (int rung = 0; rung < 2; rung++)
        {
            int[] best = [.. search.Where(r => r.Rung == rung).OrderByDescending(r => r.Score.Mean).ThenBy(r => r.Trial).Take(4 >> rung).Select(r => r.Trial)];
            Assert.Equal(best.Append(0).Distinct().Order(), search.Where(r => r.Rung == rung + 1).Select(r => r.Trial));
        }

        TrialRow[] finals = [.. rows.Where(r => r.Phase == TrialRow.FinalPhase)];
        Assert.Contains(finals, r => r.Trial == 0);
        Assert.All(finals, r => Assert.Equal(4, r.Score.Count));
        IReadOnlyList<PlayRow> plays = RowFile.Read<PlayRow>(Path.Combine(run.Root, "plays.csv"));
        Assert.Empty(plays.Where(p => p.Phase == TrialRow.SearchPhase).Select(p => p.Cell.Seed)
            .Intersect(plays.Where(p => p.Phase == TrialRow.FinalPhase).Select(p => p.Cell.Seed)));
        Assert.All(
            plays.GroupBy(p => (p.Phase, p.Trial)),
            g => Assert.Equal(Enumerable.Range(0, g.Count()), g.Select(p => p.Stretch)));
    }

    [Fact]
    public void Tune_Score_IsThatOfThePolicyOnTheValidationStretch()
    {
        using TemporaryFolder folder = new();

        RunDirectory run = Tuned(folder, "out");

        TrialRow trial = RowFile.Read<TrialRow>(Path.Combine(run.Root, "trials.csv")).First(r => r.Trial == 5);
        PlayRow play = RowFile.Read<PlayRow>(Path.Combine(run.Root, "plays.csv")).First(p => p.Trial == 5);
        Experiment experiment = ExperimentReader.Read(
            SmallTuning.Write(folder), [.. trial.Options.Split(' ').Select(o => $"policies.solver.{o}")]);
        PolicyDefinition solver = experiment.Policies[0];
        PolicyWork work = new(experiment, new SeedSequence(1).Child("training"), new PlanCache());
        double score = Rollout.Run(
            experiment.Environment(Stretch.Validation),
            solver.Kind.Prepare(solver, work),
            play.Cell.Seed,
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(score, play.Score, 12);
    }

    [Fact]
    public void Tune_Jobs_ChangeNothingOfWhatIsRecorded()
    {
        using TemporaryFolder folder = new();

        Assert.Equal(SmallExperiment.Contents(Tuned(folder, "one", "--jobs", "1")), SmallExperiment.Contents(Tuned(folder, "four", "--jobs", "4")));
    }

    [Fact]
    public void Tune_AnotherSeed_DrawsOtherTrials()
    {
        using TemporaryFolder folder = new();

        Assert.NotEqual(
            File.ReadAllText(Path.Combine(Tuned(folder, "one").Root, "trials.csv")),
            File.ReadAllText(Path.Combine(Tuned(folder, "two", "--set", "tune.seed=2").Root, "trials.csv")));
    }

    [Fact]
    public void Tune_TwoWorkloads_ScoresTheirMean()
    {
        using TemporaryFolder folder = new();
        string yaml = SmallTuning.Yaml.Replace(
            "workload: {preset: steady-low, durationSeconds: 100}",
            "workloads: [{preset: steady-low, durationSeconds: 100}, {preset: fluctuating, durationSeconds: 100}]",
            StringComparison.Ordinal);

        CommandRun run = CommandRun.Of(
            "tune", SmallExperiment.Write(folder, yaml), "--out", folder.FullName, "-o", "csv", "--trials", "3", "--method", "random");

        Assert.Equal("", run.Complaints);
        string root = SmallExperiment.Only(folder.FullName).Root;
        Assert.Equal(File.ReadAllText(Path.Combine(root, "trials.csv")), run.Output);
        PlayRow[] plays = [.. RowFile.Read<PlayRow>(Path.Combine(root, "plays.csv")).Where(p => p.Phase == TrialRow.SearchPhase && p.Trial == 1)];
        Assert.Equal(["steady-low", "fluctuating"], plays.Select(p => p.Cell.Workload).Distinct());
        TrialRow row = RowFile.Read<TrialRow>(Path.Combine(root, "trials.csv")).First(r => r.Trial == 1);
        Assert.Equal(plays.Average(p => p.Score), row.Score.Mean, 12);
    }

    [Fact]
    public void Tune_BestYaml_IsThePolicyOfAnExperiment()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = Tuned(folder, "out");
        string yaml = SmallTuning.Yaml[..SmallTuning.Yaml.IndexOf("policies:", StringComparison.Ordinal)]
            + File.ReadAllText(Path.Combine(run.Root, "best.yaml"));

        PolicyDefinition best = Assert.Single(ExperimentReader.Read(SmallExperiment.Write(folder, yaml, "best.yaml")).Policies);

        TrialRow winner = RowFile.Read<TrialRow>(Path.Combine(run.Root, "trials.csv"))
            .Where(r => r.Phase == TrialRow.FinalPhase).OrderByDescending(r => r.Score.Mean).ThenBy(r => r.Trial).First();
        string headRoom = ((SolverOptions)best.Options).HeadRoom.ToString(CultureInfo.InvariantCulture);
        Assert.Contains(winner.Trial == 0 ? "as they are" : $"headRoom={headRoom} ", winner.Options, StringComparison.Ordinal);
    }

    [Fact]
    public void Tune_Text_HasTheWinnerAsOverridesAndYaml()
    {
        using TemporaryFolder folder = new();

        CommandRun run = CommandRun.Of(
            "tune", SmallTuning.Write(folder), "--out", folder.FullName,
            "--set", "policies.solver.headRoom=10", "--set", "tune.space={headRoom: {values: [0.3, 2, 5]}}");

        Assert.Equal("", run.Complaints);
        Assert.Contains("\n--set policies.solver.headRoom=0.3\n\npolicies:\n- name: solver\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("biased upward", run.Output, StringComparison.Ordinal);
        Assert.Contains("4 of 9 trials", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Tune_CandidatesThatTheExperimentRefuses_AreDrawnAgain()
    {
        using TemporaryFolder folder = new();

        // A mean of bins of 10 s needs 10 s at least: half of the values.
        JsonElement answer = CommandRun.Of(
            "tune", SmallTuning.Write(folder), "--out", folder.FullName, "-o", "json", "--trials", "5", "--method", "random",
            "--set", "policies.solver.forecaster={kind: mean, seconds: 20, binSeconds: 10}",
            "--set", "tune.space={'forecaster.seconds': {min: 1, max: 20}}").Json();

        string[] seconds = [.. Options(answer, "trials").Select(o => o[0]).Where(o => o != "as they are")];
        Assert.Equal(4, seconds.Length);
        Assert.All(seconds, s => Assert.InRange(int.Parse(s["forecaster.seconds=".Length..], CultureInfo.InvariantCulture), 10, 20));
    }

    [Fact]
    public void Tune_SpaceThatTheExperimentRefusesAltogether_IsBadInput()
    {
        using TemporaryFolder folder = new();

        CommandRun run = CommandRun.Of(
            "tune", SmallTuning.Write(folder), "--out", folder.FullName, "--set", "tune.space={'forecaster.intervals': {min: 1, max: 5}}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'intervals' has no meaning where the forecaster's kind is last", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder.FullName));
    }

    [Fact]
    public void Tune_Learner_TrainsInside()
    {
        using TemporaryFolder folder = new();

        JsonElement answer = CommandRun.Of(
            "tune", SmallExperiment.Write(folder), "--out", folder.FullName, "-o", "json", "--policy", "ppo", "--trials", "2",
            "--set", "seeds=1", "--set", "tune.stretches=2", "--set", "tune.finalists=1",
            "--set", "tune.space={action: {values: [absolute]}}").Json();

        Assert.Equal(2, answer.GetProperty("finalists").GetArrayLength());

        // Hardly trained, one plays nearly as its proposer and the other at random.
        Assert.NotEqual(
            answer.GetProperty("trials")[0].GetProperty("score").GetDouble(), answer.GetProperty("trials")[1].GetProperty("score").GetDouble());
    }

    [Theory]
    [InlineData("there is no policy 'sover'", "--policy", "sover")]
    [InlineData("'tune.trials' must be between 2 and 100000, got 1", "--trials", "1")]
    [InlineData("'tune.trials' must be an integer, got 'x'", "--trials", "x")]
    [InlineData("'tune.method' must be one of random, halving, got 'grid'", "--method", "grid")]
    [InlineData("which policy is to be tuned?", "--set", "tune=")]
    [InlineData("--jobs must be a whole number, 1 or more, got '0'", "--jobs", "0")]
    public void Tune_BadInput_IsSaidWithExitCodeTwo(string message, params string[] arguments)
    {
        using TemporaryFolder folder = new();

        CommandRun run = CommandRun.Of(["tune", SmallTuning.Write(folder), "--out", folder.FullName, .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.Empty(Directory.GetDirectories(folder.FullName));
    }

    private static RunDirectory Tuned(TemporaryFolder folder, string results, params string[] more)
    {
        string outFolder = Path.Combine(folder.FullName, results);
        CommandRun run = CommandRun.Of(["tune", SmallTuning.Write(folder), "--out", outFolder, .. more]);
        Assert.Equal("", run.Complaints);
        Assert.Equal(0, run.ExitCode);
        return SmallExperiment.Only(outFolder);
    }

    private static string[][] Options(JsonElement answer, string list) =>
        [.. answer.GetProperty(list).EnumerateArray().Select(t => (string[])[t.GetProperty("options").GetString()!])];
}
