using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Episodes;

/// <summary>
/// A step of a warm environment costs no managed memory. Warm is one that has met everything it meets: buffers grow with the fullest
/// interval that they saw, so the same episode is played again and again.
/// </summary>
public sealed class StepAllocationTests
{
    private const int Intervals = 400;
    private static readonly Pipeline Video = PipelineReader.Read(RepositoryFiles.Of("experiments", "pipelines", "video.yaml"));
    private static readonly IWorkload Workload = WorkloadFactory.Create(new WorkloadOptions());

    [Theory]
    [InlineData("balanced", 1)]
    [InlineData("balanced", 20)]
    [InlineData("ipa", 1)]
    [InlineData("ipa", 20)]
    [InlineData("rank-normalised", 1)]
    [InlineData("rank-normalised", 20)]
    public void Step_Warm_AllocatesNothing(string objective, int decisions)
    {
        TuningEnvironment environment = new(
            Video, Of(objective), Workload, Stretch.Training, SimulatedDeployment.Of(Video), new EpisodeOptions { Intervals = Intervals });
        RandomStream random = new(1);
        Decision[] set = [.. Enumerable.Range(0, decisions).Select(_ => Any(random))];
        for (int episode = 0; episode < 3; episode++)
        {
            Play();
        }

        (double reward, long bytes) = Play();

        Assert.Equal(0, bytes);
        Assert.NotEqual(0.0, reward);

        (double Reward, long Bytes) Play()
        {
            environment.Reset(1);
            double sum = 0.0;
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Intervals; i++)
            {
                sum += environment.Step(set[i % set.Length]).Reward;
            }

            return (sum, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static Objective Of(string name) => name switch
    {
        "ipa" => Objective.Ipa(Video, "bursty"),
        "balanced" => Objective.Relative(Video, ObjectiveWeights.Balanced, Workload.PeakRps),
        _ => Objective.Relative(Video, ObjectiveWeights.Balanced, Workload.PeakRps, new AccuracyMeasure(RankNormalised: true)),
    };

    private static Decision Any(RandomStream random) => new([.. Video.Stages.Select(s => DecisionSpace.Of(
        s, random.NextInt(s.Variants.Length), 1 + random.NextInt(s.MaxReplicas), s.BatchSizes[random.NextInt(s.BatchSizes.Length)]))]);
}
