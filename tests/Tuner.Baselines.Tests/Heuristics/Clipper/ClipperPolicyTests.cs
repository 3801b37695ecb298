using Tuner.Baselines.Heuristics.Clipper;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Heuristics.Clipper;

public sealed class ClipperPolicyTests
{
    // 34 requests/s at .8: yolov5n does 15.15 and resnet18 17.5 in batches of one: 2.8 and 2.4 replicas.
    [Theory]
    [InlineData(0.0, 3)]
    [InlineData(60.0, 5)]
    public void Decide_FixedReplicas_AreThoseForThePeak(double rateRps, int expected)
    {
        ClipperPolicy policy = new("clipper", new ClipperOptions { RateRps = rateRps }, peakRps: 34.0);
        Observation observation = Begin(policy);

        Assert.Equal([expected, expected], observation.InForce.Stages.Select(s => s.Replicas));
        Assert.Equal([1, 1], observation.InForce.Stages.Select(s => s.MaxBatch));
    }

    [Fact]
    public void Decide_BatchTimes_MoveTheBatchesOfTheirStages()
    {
        ClipperPolicy policy = new("clipper", new ClipperOptions { Increase = 8.0 }, peakRps: 34.0);
        Observation observation = Begin(policy);
        Step(policy, observation, batchSeconds: 0.5);
        Assert.Equal([8, 8], observation.InForce.Stages.Select(s => s.MaxBatch));

        // Of 6.89 s detection has 4.05 and classification 2.84.
        Step(policy, observation, batchSeconds: 3.0);
        Assert.Equal([8, 4], observation.InForce.Stages.Select(s => s.MaxBatch));
    }

    [Fact]
    public void Decide_Autoscaled_FollowsTheUtilisation()
    {
        ClipperPolicy policy = new("clipper", new ClipperOptions { Scaling = ClipperScaling.Hpa }, peakRps: 34.0);
        Observation observation = Begin(policy);
        Assert.Equal([1, 1], observation.InForce.Stages.Select(s => s.Replicas));

        Step(policy, observation, batchSeconds: 0.5);
        Step(policy, observation, batchSeconds: 0.5);
        Assert.Equal([2, 2], observation.InForce.Stages.Select(s => s.Replicas));
    }

    private static Observation Begin(ClipperPolicy policy)
    {
        policy.Reset(Runs.Context(TestPipelines.Video));
        Observation observation = Runs.Observe(TestPipelines.Video, interval: 0);
        observation.InForce = policy.Decide(observation);
        return observation;
    }

    // All replicas busy all the time.
    private static void Step(ClipperPolicy policy, Observation observation, double batchSeconds)
    {
        IntervalReport report = new(TestPipelines.Video);
        for (int i = 0; i < 2; i++)
        {
            StageReport stage = report.Stages[i];
            stage.ReplicasReady = observation.InForce.Stages[i].Replicas;
            stage.BusySeconds = stage.ReadySeconds = 12.0 * stage.ReplicasReady;
            stage.Batches = (int)Math.Round(stage.BusySeconds / batchSeconds);
        }

        observation.Reports.Add(report);
        observation.Interval++;
        observation.InForce = policy.Decide(observation);
    }
}
