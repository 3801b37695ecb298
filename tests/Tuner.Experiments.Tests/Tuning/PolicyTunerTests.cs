using System.Collections.Immutable;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Tests.Tuning;

public sealed class PolicyTunerTests
{
    [Fact]
    public void Run_TrialThatFails_IsLeftOutAndNamed()
    {
        using TemporaryFolder folder = new();

        TuningResult result = Tune(folder, failing: 3);

        Candidate failed = Assert.Single(result.Failed);
        Assert.Equal((3, "no such luck"), (failed.Trial, failed.Failure));
        Assert.Equal([0, 1, 2, 4, 5, 6, 7, 8], result.Ranking.Select(r => r.Trial).Order());
        Assert.DoesNotContain(RowFile.Read<PlayRow>(Path.Combine(folder.FullName, TuningRecord.PlaysName)), p => p.Trial == 3);
    }

    [Fact]
    public void Run_OptionsInForceThatFail_LeaveNothingToCompareWith()
    {
        using TemporaryFolder folder = new();

        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => Tune(folder, failing: 0));

        Assert.Equal("the options in force of 'solver' cannot be played: no such luck", thrown.Message);
    }

    [Fact]
    public void Run_EveryTrialLikeTheFirst_KeepsTheOptionsInForce()
    {
        using TemporaryFolder folder = new();
        Experiment experiment = ExperimentReader.Read(SmallTuning.Write(folder));
        ImmutableArray<Candidate> candidates =
            [.. Enumerable.Range(0, 4).Select(i => new Candidate(i, [new Setting("same", $"{i}")], [experiment], "solver"))];

        TuningResult result = Run(folder, experiment, candidates);

        Assert.Equal(0, result.Winner.Trial);
        Assert.Equal([0, 1], result.Finals.Select(r => r.Trial)); // ties go to the lower trial: of the top rung's two, one is trial 0
        Assert.All(result.Finals.Skip(1), r => Assert.Equal((0.0, 0.0), (r.ScoreDifference.Mean, r.ScoreDifference.HalfWidth)));
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using TemporaryFolder folder = new();
        Experiment experiment = ExperimentReader.Read(SmallTuning.Write(folder));
        PolicyTuner tuner = new(
            experiment.Tune!, [new Candidate(0, [], [experiment], "solver")], new TuningRecord(folder.FullName), _ => new MemoryStream(), jobs: 1);

        Assert.ThrowsAny<OperationCanceledException>(() => tuner.Run(new CancellationToken(canceled: true)));
    }

    private static TuningResult Tune(TemporaryFolder folder, int failing)
    {
        string path = SmallTuning.Write(folder);
        ImmutableArray<Experiment> points = ExperimentReader.ReadPoints(path);
        ImmutableArray<Candidate> candidates = new CandidateDraw(path, [], points).Draw(points[0].Tune!);
        PolicyDefinition faulty = points[0].Policies[0] with { Kind = new FaultyKind() };
        Candidate replaced = new(failing, candidates[failing].Settings, [points[0] with { Policies = [faulty] }], "solver");
        return Run(folder, points[0], candidates.SetItem(failing, replaced));
    }

    private static TuningResult Run(TemporaryFolder folder, Experiment experiment, ImmutableArray<Candidate> candidates) =>
        new PolicyTuner(experiment.Tune!, candidates, new TuningRecord(folder.FullName), _ => new MemoryStream(), jobs: 2)
            .Run(TestContext.Current.CancellationToken);

    private sealed class FaultyKind : PolicyKind
    {
        public override string Kind => "faulty";

        public override string Summary => "cannot be played";

        public override Type OptionsType => typeof(object);

        public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work) => throw new NotSupportedException("no such luck");
    }
}
