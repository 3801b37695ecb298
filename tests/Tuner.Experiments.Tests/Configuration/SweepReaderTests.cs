using Tuner.Environment.Configuration;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Configuration;

public sealed class SweepReaderTests
{
    private const string Values = "values: [2, 1, 1.5]}";

    [Fact]
    public void ReadPoints_Sweep_IsAnExperimentAValueThatDiffersInItAlone()
    {
        using TemporaryFolder folder = new();

        IReadOnlyList<Experiment> points = ExperimentReader.ReadPoints(SmallExperiment.Write(folder, SmallSweep.Yaml));

        Assert.Equal(["shareLimit=2", "shareLimit=1", "shareLimit=1.5"], points.Select(p => $"{p.Point}"));
        Assert.Equal([2.0, 1.0, 1.5], points.Select(p => p.Pipeline.Cluster.Gpus!.ShareLimit));
        Assert.All(points, p => Assert.Equal(points[0].Seeds, p.Seeds));
        Assert.All(points, p => Assert.Equal(["few", "many"], p.Policies.Select(d => d.Name)));
        Assert.Single(points.Select(p => p.ResolvedYaml).Distinct());
    }

    [Fact]
    public void ReadPoints_NoSweep_IsOneExperimentWithoutAPoint()
    {
        using TemporaryFolder folder = new();

        Assert.Null(Assert.Single(ExperimentReader.ReadPoints(SmallExperiment.Write(folder))).Point);
        Assert.Null(Assert.Single(ExperimentReader.ReadPoints(SmallExperiment.Write(folder, SmallSweep.Yaml), "sweep=")).Point);
    }

    [Fact]
    public void ReadPoints_WorkloadInline_SweepsItAndItsDefaultScale()
    {
        using TemporaryFolder folder = new();

        IReadOnlyList<Experiment> points = ExperimentReader.ReadPoints(
            SmallExperiment.Write(folder), "sweep={key: workload.damping, values: [8, 4]}", "policies=[{kind: fixed}]", "opponent=fixed");

        Assert.Equal(2.0, (double)points[1].Pipeline.Cluster.Nodes / points[0].Pipeline.Cluster.Nodes);
        Assert.True(points[1].Workload.PeakRps > 1.5 * points[0].Workload.PeakRps);
    }

    [Fact]
    public void ReadPoints_WorkloadOfItsOwnFile_SweepsIt()
    {
        using TemporaryFolder folder = new();

        IReadOnlyList<Experiment> points = ExperimentReader.ReadPoints(
            SmallExperiment.Write(folder, SmallSweep.Yaml), "workload=steady-low", "sweep.key=workload.damping", "sweep.values=[8, 4]", "scale=1");

        Assert.Equal(["damping=8", "damping=4"], points.Select(p => $"{p.Point}"));
        Assert.True(points[1].Workload.PeakRps > 1.5 * points[0].Workload.PeakRps);
    }

    [Theory]
    [InlineData]
    [InlineData("--set", "pipeline.slo.latencySeconds=0.3")]
    [InlineData("--set", "sweep={key: workload.damping, values: [8, 4]}")]
    public void ShowConfig_OfASweep_ResolvesToTheSameText(params string[] overrides)
    {
        using TemporaryFolder folder = new();
        CommandRun first = CommandRun.Of(["show", "config", SmallExperiment.Write(folder, SmallSweep.Yaml), .. overrides]);

        CommandRun second = CommandRun.Of("show", "config", SmallExperiment.Write(folder, first.Output, "again.yaml"));

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal((0, first.Output), (second.ExitCode, second.Output));
        Assert.Contains("sweep:\n", first.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Values, "values: [2]}", "7:56: error: 'sweep.values' must have two values or more, got 1")]
    [InlineData(Values, "values: [2, 1, 2.0]}", "7:63: error: 'sweep.values' has 2.0 twice")]
    [InlineData(Values, "values: [2, 2, 0.5]}", "7:60: error: 'sweep.values' has 2 twice", "7:63: error: at shareLimit=0.5: 'cluster.gpus.shareLimit' must be between 1 and 1000, got 0.5")]
    [InlineData(Values, "values: [2, {a: 1}]}", "7:60: error: 'sweep.values.1' must be a number or a word, got a mapping")]
    [InlineData(Values, "values: [2, a/b]}", "7:60: error: 'sweep.values.1' must be a number or a word of letters, digits")]
    [InlineData(Values, "values: [2, ~]}", "7:60: error: 'sweep.values.1' must be")]
    [InlineData(Values, "values: 2}", "7:56: error: 'sweep.values' must be a list, got '2'")]
    [InlineData(Values, "value: [2, 1]}", "7:8: error: 'sweep.values' is missing", "7:48: error: unknown key 'sweep.value'")]
    [InlineData(", " + Values, "}", "7:8: error: 'sweep.values' is missing")]
    [InlineData("{key: pipeline", "{key: pipelines", "7:14: error: 'sweep.key' must begin with 'pipeline.' or 'workload.', got 'pipelines.cluster.gpus.shareLimit'")]
    [InlineData("gpus.shareLimit,", "gpus.,", "7:14: error: 'sweep.key' must not end with '.'")]
    [InlineData("gpus.shareLimit,", "gpus.shareLmit,", "7:36: error: unknown key 'cluster.gpus.shareLmit'")]
    [InlineData("pipeline.cluster.gpus.shareLimit", "workload.dampin", "7:23: error: unknown key 'workload.dampin'")]
    [InlineData("sweep: {", "sweep: 5 #", "7:8: error: 'sweep' must be a mapping, got '5'")]
    [InlineData(Values, "values: [2, 0.5, 1, many]}", "7:60: error: at shareLimit=0.5: 'cluster.gpus.shareLimit' must be between 1 and 1000, got 0.5", "7:68: error: at shareLimit=many: 'cluster.gpus.shareLimit' must be a number, got 'many'")]
    [InlineData("replicas=1\"", "replicas=99\"", "9:5: error: 'few': Stage 'detect': 99 replicas decided")]
    public void ReadPoints_Wrong_IsSaidOnceAndWhere(string from, string to, params string[] expected)
    {
        Assert.Contains(from, SmallSweep.Yaml, StringComparison.Ordinal);
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder, SmallSweep.Yaml.Replace(from, to, StringComparison.Ordinal));

        ConfigurationException refusal = Assert.Throws<ConfigurationException>(() => ExperimentReader.ReadPoints(file));

        string[] said = [.. refusal.Diagnostics.Select(d => d.ToString().Split('\n')[0])];
        Assert.Equal(expected.Length, said.Length);
        Assert.All(expected.Zip(said), pair => Assert.StartsWith($"{file}:{pair.First}", pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void ReadPoints_WrongAtOnePoint_NamesIt()
    {
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder, SmallSweep.Yaml);

        ConfigurationException refusal = Assert.Throws<ConfigurationException>(() => ExperimentReader.ReadPoints(
            file, "sweep={key: pipeline.stages.classify.maxReplicas, values: [4, 3]}"));

        Diagnostic only = Assert.Single(refusal.Diagnostics);
        Assert.Equal((file, 10), (only.File, only.Line));
        Assert.StartsWith("at maxReplicas=3: 'many': Stage 'classify': 4 replicas decided, 1 to 3 expected", only.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Point_OfAWord_IsNoNumber() => Assert.True(double.IsNaN(new SweepPoint("sharing", "mps").Number));
}
