using Tuner.Environment.Configuration;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Configuration;

public sealed class ExperimentGridTests
{
    private const string Yaml =
        """
        name: grid
        pipelines: [video, audio-qa]
        workloads: [steady-low, {preset: bursty, durationSeconds: 100}]
        seeds: 1
        policies: [{kind: fixed}]

        """;

    [Fact]
    public void ReadPoints_Lists_IsAnExperimentAPairInTheOrderOfTheFile()
    {
        using TemporaryFolder folder = new();

        IReadOnlyList<Experiment> points = ExperimentReader.ReadPoints(SmallExperiment.Write(folder, Yaml));

        Assert.Equal(
            ["video steady-low", "video bursty", "audio-qa steady-low", "audio-qa bursty"], points.Select(p => $"{p.Pipeline.Name} {p.Workload.Name}"));
    }

    [Fact]
    public void ReadPoints_ListsAndASweep_HasEveryPairAtEveryPoint()
    {
        using TemporaryFolder folder = new();

        IReadOnlyList<Experiment> points = ExperimentReader.ReadPoints(
            SmallExperiment.Write(folder, Yaml), "sweep={key: workload.damping, values: [8, 2]}");

        Assert.Equal(8, points.Count);
        Assert.Equal(["damping=8", "damping=2"], points.Take(2).Select(p => $"{p.Point}"));
        Assert.Equal(4.0 * points[0].Pipeline.Cluster.Nodes, points[1].Pipeline.Cluster.Nodes);
    }

    [Fact]
    public void ReadPoints_OverridesOfPipelineAndWorkload_ReachEveryOne()
    {
        using TemporaryFolder folder = new();

        IReadOnlyList<Experiment> points = ExperimentReader.ReadPoints(
            SmallExperiment.Write(folder, Yaml), "pipeline.slo.latencySeconds=3", "workload.peakRps=50");

        Assert.All(points, p => Assert.Equal((3.0, 50.0), (p.Pipeline.Slo.LatencySeconds, p.Workload.PeakRps)));
    }

    [Fact]
    public void ReadPoints_ResolvedText_ReadsBackAsTheSamePairs()
    {
        using TemporaryFolder folder = new();
        IReadOnlyList<Experiment> points = ExperimentReader.ReadPoints(SmallExperiment.Write(folder, Yaml));

        IReadOnlyList<Experiment> again = ExperimentReader.ReadPoints(SmallExperiment.Write(folder, points[0].ResolvedYaml, "again.yaml"));

        Assert.Single(points.Select(p => p.ResolvedYaml).Distinct());
        Assert.Equal(points[0].ResolvedYaml, again[0].ResolvedYaml);
        Assert.Equal(points.Select(p => (p.Pipeline.Name, p.Workload.Name)), again.Select(p => (p.Pipeline.Name, p.Workload.Name)));
    }

    [Theory]
    [InlineData("pipelines: [video, audio-qa]", "pipelines: []", "2:12: error: 'pipelines' must be a list of one or more")]
    [InlineData("seeds: 1", "pipeline: video", "2:12: error: 'pipelines' is given beside 'pipeline': one of them was expected")]
    [InlineData("video, audio-qa", "video, audio-qb", "2:20: error: there is no pipeline 'audio-qb'")]
    [InlineData("steady-low, {preset: bursty, durationSeconds: 100}", "bursty, {preset: bursty}", "meets workload 'bursty' twice")]
    public void ReadPoints_Wrong_IsSaidAndWhere(string from, string to, string expected)
    {
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder, Yaml.Replace(from, to, StringComparison.Ordinal));

        ConfigurationException refusal = Assert.Throws<ConfigurationException>(() => ExperimentReader.ReadPoints(file));

        Assert.Contains(refusal.Diagnostics, d => $"{d}".Contains(expected, StringComparison.Ordinal));
    }
}
