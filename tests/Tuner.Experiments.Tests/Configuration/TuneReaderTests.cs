using Tuner.Environment.Configuration;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Tests.Support;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Tests.Configuration;

public sealed class TuneReaderTests
{
    private const string Space = "headRoom: {min: 0, max: 4}";

    [Fact]
    public void Read_Section_IsTheTask()
    {
        using TemporaryFolder folder = new();

        TuningTask task = ExperimentReader.Read(SmallTuning.Write(folder)).Tune!;

        Assert.Equal(("solver", "policies.solver", false), (task.Policy, task.Address, task.IsSpaceOfKind));
        Assert.Equal((9, 4, 2, 2), (task.Options.Trials, task.Options.Stretches, task.Options.Eta, task.Options.Finalists));
        Assert.Equal(["headRoom 0 to 4", "hysteresis 0 | 0.01"], task.Space.Select(d => $"{d}"));
    }

    [Fact]
    public void Read_NoSection_IsNoTaskAndLeavesTheResolvedTextAlone()
    {
        using TemporaryFolder folder = new();

        Experiment experiment = ExperimentReader.Read(SmallTuning.Write(folder), "tune=");

        Assert.Null(experiment.Tune);
        Assert.DoesNotContain("tune:", experiment.ResolvedYaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoPolicyAndNoSpace_IsTheOpponentAndTheSpaceOfItsKind()
    {
        using TemporaryFolder folder = new();

        TuningTask task = ExperimentReader.Read(SmallTuning.Write(folder), "tune={}").Tune!;

        Assert.Equal(("solver", true), (task.Policy, task.IsSpaceOfKind));
        Assert.Equal(["headRoom", "safetyRoot", "hysteresis", "forecaster.seconds"], task.Space.Select(d => d.Key));
        Assert.Equal(60, task.Options.Trials);
    }

    [Fact]
    public void Read_ForecasterWithoutSeconds_LeavesThemOutOfTheSpaceOfTheKind()
    {
        using TemporaryFolder folder = new();

        TuningTask task = ExperimentReader.Read(SmallTuning.Write(folder), "tune={}", "policies.solver.forecaster={kind: hold}").Tune!;

        Assert.DoesNotContain("forecaster.seconds", task.Space.Select(d => d.Key));
    }

    [Fact]
    public void Read_PolicyWithoutAName_IsAddressedByItsIndex()
    {
        using TemporaryFolder folder = new();

        TuningTask task = ExperimentReader.Read(SmallTuning.Write(folder), "tune={policy: fa2, space: {headRoom: {min: 0, max: 1}}}").Tune!;

        Assert.Equal(("fa2", "policies.1"), (task.Policy, task.Address));
    }

    [Fact]
    public void Read_ResolvedText_ReadsBackAsTheSameTask()
    {
        using TemporaryFolder folder = new();
        Experiment first = ExperimentReader.Read(SmallTuning.Write(folder));

        Experiment again = ExperimentReader.Read(SmallExperiment.Write(folder, first.ResolvedYaml, "resolved.yaml"));

        Assert.Equal(first.ResolvedYaml, again.ResolvedYaml);
        Assert.Equal(first.Tune!.Space.Select(d => $"{d}"), again.Tune!.Space.Select(d => $"{d}"));
    }

    [Theory]
    [InlineData("headRom: {min: 0, max: 4}", "17:5", "kind 'solver' has no option 'headRom'", "did you mean 'headRoom'?")]
    [InlineData("forecaster.second: {min: 2, max: 4}", "17:5", "kind 'solver' has no option 'forecaster.second'", "did you mean 'seconds'? (after 'forecaster.')")]
    [InlineData("forecaster: {values: [last]}", "17:5", "'forecaster' is a section: one number, word, text or switch was expected", "its options: forecaster.kind, forecaster.seconds")]
    [InlineData("headRoom.more: {min: 0, max: 4}", "17:5", "'headRoom' is a number and has no 'more'", "")]
    [InlineData("headRoom: {min: -2, max: 4}", "17:21", "'tune.space.headRoom.min' must be between -0.9 and 10, got -2", "")]
    [InlineData("headRoom: {min: 0, max: 40}", "17:29", "'tune.space.headRoom.max' must be between -0.9 and 10, got 40", "")]
    [InlineData("headRoom: {min: 4, max: 4}", "17:29", "'tune.space.headRoom.max' must be above min, 4, got 4", "")]
    [InlineData("headRoom: {min: 0}", "17:15", "'tune.space.headRoom.max' is missing", "")]
    [InlineData("headRoom: {}", "17:15", "'tune.space.headRoom.min' is missing", "")]
    [InlineData("headRoom: 3", "17:15", "'tune.space.headRoom' must be a mapping, got '3'", "")]
    [InlineData("headRoom: {min: a, max: 4}", "17:21", "'tune.space.headRoom.min' must be a number, got 'a'", "")]
    [InlineData("headRoom: {min: 0, max: 4, log: true}", "17:21", "'tune.space.headRoom.min' must be above 0 where log is true, got 0", "")]
    [InlineData("forecaster.seconds: {min: 2.5, max: 4}", "17:31", "'tune.space.forecaster.seconds.min' must be a whole number, got 2.5", "")]
    [InlineData("forecaster.seconds: {values: [2, 2.5]}", "17:38", "'tune.space.forecaster.seconds.values.1' must be an integer, got '2.5'", "")]
    [InlineData("safetyRoot: {values: [0, 0.0]}", "17:30", "'tune.space.safetyRoot.values' has 0.0 twice", "")]
    [InlineData("safetyRoot: {values: []}", "17:26", "'tune.space.safetyRoot.values' must have one value or more", "")]
    [InlineData("safetyRoot: {values: [1], min: 0}", "17:17", "'tune.space.safetyRoot' has values: min, max, whole and log have no meaning beside them", "")]
    [InlineData("forecaster.kind: {min: 0, max: 4}", "17:22", "'tune.space.forecaster.kind' must have values: 'forecaster.kind' is a word", "")]
    [InlineData("forecaster.kind: {values: [last, lats]}", "17:38", "'tune.space.forecaster.kind.values.1' must be one of", "did you mean 'last'?")]
    public void Read_SpaceThatCannotBe_IsSaidWithItsPlace(string line, string place, string message, string suggestion)
    {
        using TemporaryFolder folder = new();
        string path = SmallExperiment.Write(folder, SmallTuning.Yaml.Replace(Space, line, StringComparison.Ordinal));

        Diagnostic[] found = [.. Assert.Throws<ConfigurationException>(() => ExperimentReader.Read(path)).Diagnostics];

        Diagnostic first = found[0];
        Assert.Equal(place, $"{first.Line}:{first.Column}");
        Assert.StartsWith(message, first.Message, StringComparison.Ordinal);
        Assert.StartsWith(suggestion, first.Suggestion ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralFaults_AreSaidAtOnce()
    {
        using TemporaryFolder folder = new();
        string path = SmallExperiment.Write(
            folder,
            SmallTuning.Yaml.Replace(Space, "headRom: {min: 0, max: 4}", StringComparison.Ordinal)
                .Replace("[0, 0.01]", "[0, no]", StringComparison.Ordinal)
                .Replace("trials: 9", "trials: 1", StringComparison.Ordinal));

        Diagnostic[] found = [.. Assert.Throws<ConfigurationException>(() => ExperimentReader.Read(path)).Diagnostics];

        Assert.Equal(
            [
                "'tune.trials' must be between 2 and 100000, got 1",
                "kind 'solver' has no option 'headRom'",
                "'tune.space.hysteresis.values.1' must be a number, got 'no'",
            ],
            found.Select(d => d.Message));
    }

    [Theory]
    [InlineData("tune.policy=sover", "there is no policy 'sover'")]
    [InlineData("tune={policy: fa2}", "'tune.space' is missing: kind 'fa2' has no space of its own")]
    [InlineData("tune.space={}", "'tune.space' must have one option or more")]
    [InlineData("tune.method=grid", "'tune.method' must be one of random, halving, got 'grid'")]
    public void Read_SectionThatCannotBe_IsSaid(string set, string message)
    {
        using TemporaryFolder folder = new();

        ConfigurationException thrown = Assert.Throws<ConfigurationException>(() => ExperimentReader.Read(SmallTuning.Write(folder), set));

        Assert.Equal(message, Assert.Single(thrown.Diagnostics).Message);
    }
}
