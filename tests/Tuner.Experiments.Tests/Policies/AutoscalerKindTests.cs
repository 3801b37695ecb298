using Tuner.Baselines.Autoscaling.Hpa;
using Tuner.Baselines.Autoscaling.Keda;
using Tuner.Environment.Configuration;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Policies;

public sealed class AutoscalerKindTests
{
    private const string Yaml = """
        name: autoscalers
        pipeline: video
        workload: {preset: bursty}
        seeds: 1
        policies:
          - {kind: hpa, scaleDown: {policies: [{type: percent, value: 10, periodSeconds: 60}], selectPolicy: min}}
          - {kind: keda, variants: [yolov5s, resnet50], batch: 4}
          - {kind: kpa}
          - {kind: infaas}
          - {kind: clipper, scaling: hpa}
        """;

    [Fact]
    public void Read_Behaviour_KeepsTheDefaultsOfItsDirection()
    {
        using TemporaryFolder folder = new();
        Experiment experiment = ExperimentReader.Read(SmallExperiment.Write(folder, Yaml));

        HpaOptions hpa = (HpaOptions)experiment.Policies[0].Options;
        Assert.Equal((300, HpaSelectPolicy.Min), (hpa.ScaleDown.StabilizationWindowSeconds, hpa.ScaleDown.SelectPolicy));
        Assert.Equal(new HpaScalingPolicyOptions { Type = HpaPolicyType.Percent, Value = 10, PeriodSeconds = 60 }, Assert.Single(hpa.ScaleDown.Policies));
        Assert.Equal(0, hpa.ScaleUp.StabilizationWindowSeconds);
        Assert.Equal(4, ((KedaOptions)experiment.Policies[1].Options).Batch);
    }

    [Theory]
    [InlineData("yolov5s, ", "yolov5q, ", "Stage 'detect' has no variant 'yolov5q'")]
    [InlineData("batch: 4", "batch: 3", "Stage 'detect' has no batch of 3")]
    [InlineData("batch: 4", "idleReplicas: 3", "'idleReplicas' of 3 are more than 'minReplicas', 1")]
    public void Read_WhatThePipelineDoesNotHave_IsAMisfitOfThePolicy(string from, string to, string message)
    {
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder, Yaml.Replace(from, to, StringComparison.Ordinal));

        Diagnostic only = Assert.Single(Assert.Throws<ConfigurationException>(() => ExperimentReader.ReadPoints(file)).Diagnostics);

        Assert.Contains(message, only.Message, StringComparison.Ordinal);
    }
}
