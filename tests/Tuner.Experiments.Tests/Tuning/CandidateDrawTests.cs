using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Tests.Support;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Tests.Tuning;

public sealed class CandidateDrawTests
{
    [Fact]
    public void Draw_Trials_BeginWithTheOptionsInForceAndDiffer()
    {
        using TemporaryFolder folder = new();

        ImmutableArray<Candidate> candidates = Draw(SmallTuning.Write(folder));

        Assert.Equal(Enumerable.Range(0, 9), candidates.Select(c => c.Trial));
        Assert.Empty(candidates[0].Settings);
        Assert.Equal(9, candidates.Select(c => c.Text).Distinct().Count());
        Assert.All(candidates.Skip(1), c => Assert.Equal(
            c.Text, FormattableString.Invariant($"headRoom={Options(c).HeadRoom} hysteresis={Options(c).Hysteresis}")));
        Assert.All(candidates, c => Assert.Same(candidates[0].Points[0].Workload, c.Points[0].Workload));
    }

    [Fact]
    public void Draw_SpaceInAnotherOrderAndWithMoreInIt_DrawsTheSameOfEachOption()
    {
        using TemporaryFolder folder = new();
        string path = SmallTuning.Write(folder);

        ImmutableArray<Candidate> few = Draw(path);
        ImmutableArray<Candidate> more = Draw(
            path, "tune.space={safetyRoot: {min: 0, max: 1}, hysteresis: {values: [0, 0.01]}, headRoom: {min: 0, max: 4}}");

        Assert.Equal(few.Select(c => Options(c).HeadRoom), more.Select(c => Options(c).HeadRoom));
        Assert.Equal(few.Select(c => Options(c).Hysteresis), more.Select(c => Options(c).Hysteresis));
    }

    [Fact]
    public void Draw_SpaceOfFewValues_StopsAtThem()
    {
        using TemporaryFolder folder = new();

        ImmutableArray<Candidate> candidates = Draw(SmallTuning.Write(folder), "tune.space={hysteresis: {values: [0.1, 0.2]}}");

        Assert.Equal(["as they are", "hysteresis=0.1", "hysteresis=0.2"], candidates.Select(c => c.Text).Order());
    }

    private static SolverOptions Options(Candidate candidate) => (SolverOptions)candidate.Definition(0).Options;

    private static ImmutableArray<Candidate> Draw(string path, params string[] overrides)
    {
        ImmutableArray<Experiment> points = ExperimentReader.ReadPoints(path, overrides);
        return new CandidateDraw(path, overrides, points).Draw(points[0].Tune!);
    }
}
