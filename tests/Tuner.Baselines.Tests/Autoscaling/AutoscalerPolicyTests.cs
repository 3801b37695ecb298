using Tuner.Baselines.Autoscaling.Hpa;
using Tuner.Baselines.Autoscaling.Keda;
using Tuner.Baselines.Autoscaling.Kpa;
using Tuner.Baselines.Heuristics.Clipper;
using Tuner.Baselines.Heuristics.Infaas;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Autoscaling;

/// <summary>What all policies have in common that react to reports alone.</summary>
public sealed class AutoscalerPolicyTests
{
    private static readonly string[] Pipelines =
        ["video", "audio-qa", "audio-sent", "sum-qa", "nlp", "traffic", "ensemble", "video-gpu", "textbook/branch", "textbook/fork-join", "textbook/mmc"];

    public static TheoryData<string, string> Cases() => [.. from p in Policies(1.0) from pipeline in Pipelines select (p.Name, pipeline)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decide_AnyLoad_IsLegalAndSaysWhatIsTooMuch(string policyName, string pipelineName)
    {
        Pipeline pipeline = TestPipelines.Read(pipelineName);
        IPolicy policy = Policies(1e6).Single(p => p.Name == policyName);
        policy.Reset(Runs.Context(pipeline));
        Observation observation = Runs.Observe(pipeline, interval: 0);
        observation.Arrivals.Add(1_000_000);
        Decision first = Next(policy, pipeline, observation);
        Assert.False(policy.LastNote.Feasible);
        Assert.Contains(first.Stages.Select((s, i) => (s, i)), x => x.s.Replicas == pipeline.Stages[x.i].MaxReplicas);

        // Busy replicas are all that a utilisation shows; who sees a queue, concurrency or arrivals says that it is too much.
        foreach (int rate in new[] { 1_000_000, 1_000_000, 0, 5, 0 })
        {
            observation.Reports.Add(Report(pipeline, observation.InForce, rate));
            Next(policy, pipeline, observation);
            Assert.False(rate == 1_000_000 && observation.Interval > 2 && policy.LastNote.Feasible);
        }
    }

    [Fact]
    public void Decide_First_ServesTheKnownLoadAtTheTargetUtilisation()
    {
        Observation observation = Runs.Observe(TestPipelines.Video, interval: 0);
        for (int second = 0; second < 120; second++)
        {
            observation.Arrivals.Add(second < 60 ? 60 : 0);
        }

        int[] First(IPolicy policy)
        {
            policy.Reset(Runs.Context(TestPipelines.Video));
            return [.. policy.Decide(observation).Stages.Select(s => s.Replicas)];
        }

        // 30 requests/s; yolov5n 15.15/s, resnet18 19.3/s in batches of 2: 2.5 and 1.9 replicas at .8, 2.8 and 2.2 at .7.
        Assert.Equal([3, 2], First(new HpaPolicy("hpa", new HpaOptions())));
        Assert.Equal([3, 2], First(new KedaPolicy("keda", new KedaOptions())));
        Assert.Equal([3, 3], First(new KpaPolicy("kpa", new KpaOptions())));
        Assert.Equal([4, 4], First(new HpaPolicy("hpa", new HpaOptions { InitialUtilization = 0.5 })));
    }

    [Fact]
    public void Decide_OneStageBusy_ScalesThatStage()
    {
        Pipeline video = TestPipelines.Video;
        HpaPolicy policy = new("hpa", new HpaOptions { SyncPeriodSeconds = 10.0 });
        policy.Reset(Runs.Context(video));
        Observation observation = Runs.Observe(video, interval: 0);
        observation.InForce = policy.Decide(observation);
        IntervalReport report = new(video);
        foreach (StageReport stage in report.Stages)
        {
            (stage.ReplicasReady, stage.ReadySeconds, stage.BusySeconds) = (1, 10.0, 8.0);
        }

        report.Stages[1].BusySeconds = 10.0;
        observation.Reports.Add(report);
        observation.Interval++;

        Assert.Equal([1, 2], policy.Decide(observation).Stages.Select(s => s.Replicas));
    }

    [Fact]
    public void Reset_OptionsThatDoNotGoTogether_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new HpaPolicy("hpa", new HpaOptions { Utilization = 0.0 }).Reset(Runs.Context(TestPipelines.Video)));
        Assert.Throws<ArgumentException>(() => new KedaPolicy("keda", new KedaOptions { IdleReplicas = 2 }).Reset(Runs.Context(TestPipelines.Video)));
    }

    private static Decision Next(IPolicy policy, Pipeline pipeline, Observation observation)
    {
        Decision decision = policy.Decide(observation);
        new DecisionSpace(pipeline).Check(decision);
        Assert.True(double.IsNaN(policy.LastNote.PlannedRps));
        observation.InForce = decision;
        observation.Interval++;
        return decision;
    }

    private static IPolicy[] Policies(double peakRps) =>
    [
        new HpaPolicy("hpa", new HpaOptions()),
        new KedaPolicy("keda", new KedaOptions()),
        new KpaPolicy("kpa", new KpaOptions()),
        new InfaasPolicy("infaas", new InfaasOptions()),
        new ClipperPolicy("clipper", new ClipperOptions(), peakRps),
        new ClipperPolicy("clipper-hpa", new ClipperOptions { Scaling = ClipperScaling.Hpa }, peakRps),
    ];

    // Every replica busy where anything comes, and a queue of all that comes.
    private static IntervalReport Report(Pipeline pipeline, Decision decision, int rate)
    {
        IntervalReport report = new(pipeline);
        for (int i = 0; i < report.Stages.Length; i++)
        {
            StageReport stage = report.Stages[i];
            stage.ReplicasReady = decision.Stages[i].Replicas;
            stage.ReadySeconds = 10.0 * stage.ReplicasReady;
            stage.BusySeconds = rate == 0 ? 0.0 : stage.ReadySeconds;
            stage.Arrived = stage.QueueLength = 10 * rate;
            stage.MeanQueueLength = 10.0 * rate;
            stage.Batches = stage.BatchItems = stage.Served = Math.Min(10 * rate, 100);
        }

        return report;
    }
}
