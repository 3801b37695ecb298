using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Episodes;

/// <summary>The domain environment over the simulator, on IPA's video pipeline.</summary>
public sealed class TuningEnvironmentTests
{
    private static readonly Pipeline Video = PipelineReader.Read(RepositoryFiles.Of("experiments", "pipelines", "video.yaml"));

    [Fact]
    public void Check_OverTheSimulator_KeepsTheContract()
    {
        IReadOnlyList<string> findings = EnvironmentChecker.Check(() => Create(), new EnvironmentProbe<Observation, Decision>
        {
            SampleAction = (random, _) => Sample(random),
            Numbers = Numbers,
            IllegalAction = () => Of(replicas: Video.Stages[0].MaxReplicas + 1),
            Steps = 40,
        });

        Assert.Empty(findings);
    }

    [Fact]
    public void Step_ToTheEnd_IsTruncatedThereAndNeverTerminated()
    {
        TuningEnvironment environment = Create(intervals: 12);
        environment.Reset(3);

        StepResult<Observation>[] steps = [.. Enumerable.Range(0, 12).Select(_ => environment.Step(Of(2)))];

        Assert.Equal(12, environment.LengthIntervals);
        Assert.Equal([.. Enumerable.Repeat(false, 11), true], steps.Select(s => s.Truncated));
        Assert.DoesNotContain(true, steps.Select(s => s.Terminated));
        Assert.Throws<InvalidOperationException>(() => environment.Step(Of(2)));
    }

    [Fact]
    public void Reset_TestStretch_LastsAsLongAsTheWorkload()
    {
        TuningEnvironment environment = Create(Stretch.Test, intervals: 3);

        environment.Reset(1);

        Assert.Equal(20, environment.LengthIntervals);
    }

    [Fact]
    public void Reset_AnyStretch_KnowsTheTwoMinutesBefore()
    {
        TuningEnvironment environment = Create();

        Observation observation = environment.Reset(5);

        Assert.Equal(120, observation.Arrivals.Count);
        Assert.Equal(environment.Trace.History.ToArray(), Enumerable.Range(0, 120).Select(i => observation.Arrivals[119 - i]));
        Assert.Equal((0, 0), (observation.Interval, observation.Reports.Count));
        Assert.Equal(environment.Space.Initial, observation.InForce);
    }

    [Fact]
    public void Hindsight_OfARunningEpisode_RepeatsItRequestByRequest()
    {
        TuningEnvironment environment = Create(intervals: 6);
        environment.Reset(5);
        SimulatedServingSystem again = environment.Hindsight.System();
        again.Start(Of(2));

        for (int i = 0; i < 6; i++)
        {
            IntervalReport played = environment.Step(Of(2)).Observation.Reports[0], repeated = again.Advance(Of(2), 10.0);

            Assert.True(played.Answered > 0);
            Assert.Equal((played.Arrived, played.OnTime, played.LatencySeconds.Mean), (repeated.Arrived, repeated.OnTime, repeated.LatencySeconds.Mean));
        }
    }

    [Fact]
    public void Step_First_FindsTheReplicasOfItsDecisionReady()
    {
        TuningEnvironment environment = Create();
        environment.Reset(5);

        IntervalReport report = environment.Step(Of(7)).Observation.Reports[0];

        Assert.All(report.Stages, s => Assert.Equal((7, 0, 0), (s.ReplicasReady, s.ReplicasStarting, s.ReplicasPending)));
        Assert.All(report.Stages, s => Assert.Equal(7 * 10.0, s.ReadySeconds, 1e-9));
    }

    [Fact]
    public void Step_OneMoreReplicaLater_StartsFirst()
    {
        TuningEnvironment environment = Create();
        environment.Reset(5);
        environment.Step(Of(2));

        IntervalReport report = environment.Step(Of(3)).Observation.Reports[0];

        Assert.All(report.Stages, s => Assert.True(s.ReadySeconds < 3 * 10.0));
    }

    [Fact]
    public void Step_TwoPoliciesUnderOneSeed_MeetTheSameArrivals()
    {
        TuningEnvironment one = Create(), other = Create();
        one.Reset(9);
        other.Reset(9);
        RandomStream random = new(1);
        for (int i = 0; i < 10; i++)
        {
            IntervalReport fixedly = one.Step(Of(1)).Observation.Reports[0], randomly = other.Step(Sample(random)).Observation.Reports[0];
            Assert.Equal(fixedly.ArrivalsPerSecond, randomly.ArrivalsPerSecond);
        }

        Assert.Equal(one.Trace.Run.ToArray(), other.Trace.Run.ToArray());
    }

    [Fact]
    public void Step_Reward_IsTheObjectivesScore()
    {
        TuningEnvironment environment = Create();
        environment.Reset(2);
        RandomStream random = new(2);
        for (int i = 0; i < 10; i++)
        {
            Decision decision = Sample(random);
            StepResult<Observation> step = environment.Step(decision);
            IntervalReport report = step.Observation.Reports[0];

            // By hand, from what docs/environment.md and the objective promise: A - C / 2 - 5 V, relative.
            double counted = report.OnTime + report.Late + report.Dropped;
            double accuracy = report.Answered > 0 ? report.AccuracySum / report.Answered : environment.Objective.Measure.Of(Video, decision);
            double expected = (accuracy / environment.Objective.AccuracyReference)
                - (0.5 * report.Stages.Sum(s => s.PaidCores) / environment.Objective.CostReference)
                - (counted > 0 ? 5.0 * (report.Late + report.Dropped) / counted : 0.0);
            Assert.Equal(expected, step.Reward, 1e-9);
            Assert.Equal(step.Reward, step.Info.Values.Sum(), 1e-12);
        }
    }

    [Fact]
    public void Step_Arrivals_AreThoseOfTheTrace()
    {
        TuningEnvironment environment = Create();
        environment.Reset(4);

        Observation observation = environment.Step(Of(4)).Observation;

        Assert.Equal(environment.Trace.Run[..10].ToArray(), Enumerable.Range(0, 10).Select(i => observation.Arrivals[9 - i]));
        Assert.Equal(130, observation.Arrivals.Count);
    }

    [Fact]
    public void Begin_SeedsOfAnEpisode_AreThoseThatResetCountsTo()
    {
        TuningEnvironment counted = Create(), begun = Create();
        counted.Reset(6);
        counted.Reset();
        begun.Begin(new SeedSequence(6).Child("episode", 1));

        Assert.Equal(counted.Trace.Run.ToArray(), begun.Trace.Run.ToArray());
        Assert.Equal(Numbers(counted.Step(Of(2)).Observation), Numbers(begun.Step(Of(2)).Observation));
    }

    [Fact]
    public void Create_IntervalWithAPartOfASecond_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Create(intervalSeconds: 1.5));

    [Fact]
    public void Reset_TestShorterThanAnInterval_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Create(Stretch.Test, intervalSeconds: 300.0).Reset(1));

    private static TuningEnvironment Create(Stretch stretch = Stretch.Training, int intervals = 30, double intervalSeconds = 10.0)
    {
        IWorkload workload = WorkloadFactory.Create(new WorkloadOptions { DurationSeconds = 200 });
        return new TuningEnvironment(
            Video,
            Objective.Relative(Video, ObjectiveWeights.Balanced, workload.PeakRps),
            workload,
            stretch,
            SimulatedDeployment.Of(Video),
            new EpisodeOptions { Intervals = intervals, IntervalSeconds = intervalSeconds });
    }

    private static Decision Of(int replicas) => new([.. Video.Stages.Select(s => DecisionSpace.Of(s, 0, replicas, 1))]);

    private static Decision Sample(RandomStream random) => new([.. Video.Stages.Select(s => DecisionSpace.Of(
        s, random.NextInt(s.Variants.Length), 1 + random.NextInt(s.MaxReplicas), s.BatchSizes[random.NextInt(s.BatchSizes.Length)]))]);

    private static double[] Numbers(Observation observation)
    {
        List<double> numbers = [observation.Interval, observation.Arrivals.Mean(600), observation.Arrivals[0], .. observation.InForce.Stages.Select(s => (double)s.Replicas)];
        if (observation.Reports.Count > 0)
        {
            IntervalReport report = observation.Reports[0];
            numbers.AddRange([report.Arrived, report.OnTime, report.Late, report.Dropped, report.Inside, report.AccuracySum, report.PaidCores]);
            numbers.AddRange(report.Stages.SelectMany(s => new[] { s.QueueLength, s.MeanQueueLength, s.BusySeconds, s.ReadySeconds, s.Served, s.Batches }));
        }

        return [.. numbers];
    }
}
