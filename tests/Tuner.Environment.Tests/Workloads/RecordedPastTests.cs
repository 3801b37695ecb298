using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tests.Support;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads;

public sealed class RecordedPastTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>12,000 s whose counts name their second (8 x second + 8), with a hole at [2000, 2100).</summary>
    private IWorkload Workload(params SecondsWindow[] windows) => WorkloadFactory.Create(new WorkloadOptions
    {
        File = _folder.Write("seconds.txt", string.Join(' ', Enumerable.Range(0, 12_000).Select(s => s is >= 2_000 and < 2_100 ? 0 : (8 * s) + 8))),
        Windows = windows,
        DurationSeconds = 400,
    });

    [Fact]
    public void Item_PastOfATest_EndsWhereTheRunBeginsAndMarksWhatIsMissing()
    {
        RecordedPast past = Workload(SecondsWindow.Of(5_000, 5_100)).Test(new SeedSequence(1)).Past!;
        Assert.Equal(5_000, past.EndSecond);
        Assert.Equal((1, 5_000, null), (past[0], past[4_999], past[2_050]));
        Assert.Throws<ArgumentOutOfRangeException>(() => past[5_000]);
        Assert.Throws<ArgumentOutOfRangeException>(() => past[-1]);
    }

    [Fact]
    public void Past_TrainingStretch_EndsWhereItBegins()
    {
        LoadTrace training = Workload(SecondsWindow.Of(11_000, 11_100)).Training(new SeedSequence(1), 300);
        Assert.Equal(training.RecordedSecond(0), training.Past!.EndSecond);
        Assert.Equal(training[-1], training.Past[training.Past.EndSecond - 1]);
    }

    [Fact]
    public void Past_GeneratedLoad_IsNone()
    {
        LoadTrace test = WorkloadFactory.Create(new WorkloadOptions()).Test(new SeedSequence(1));
        Assert.Null(test.Past);
        Assert.Null(test.ClockSecond(0));
    }

    [Fact]
    public void ClockSecond_JoinedWindows_JumpsAtTheJointAndNotBefore()
    {
        Pipeline pipeline = PipelineReader.Read(RepositoryFiles.Of("experiments", "pipelines", "video.yaml"));
        TuningEnvironment environment = new(
            pipeline,
            Objective.Relative(pipeline, ObjectiveWeights.Balanced, 34.0),
            Workload(SecondsWindow.Of(5_000, 5_020), SecondsWindow.Of(8_000, 8_020)),
            Stretch.Test,
            SimulatedDeployment.Of(pipeline),
            new EpisodeOptions());
        List<int?> clock = [environment.Reset(1).Arrivals.ClockSecond];
        for (int i = 0; i < 4; i++)
        {
            clock.Add(environment.Step(environment.Space.Initial).Observation.Arrivals.ClockSecond);
        }

        Assert.Equal([5_000, 5_010, 8_000, 8_010, 5_000], clock);
        Assert.Equal(5_000, environment.Context.Past!.EndSecond);
    }
}
