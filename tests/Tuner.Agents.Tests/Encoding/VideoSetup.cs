using Tuner.Agents.Encoding;
using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Agents.Tests.Encoding;

/// <summary>IPA's video pipeline on the simulator, and codecs for it.</summary>
internal static class VideoSetup
{
    public static readonly Pipeline Pipeline = PipelineReader.Read(VideoFile());

    public static TuningEnvironment Environment(int intervals = 40)
    {
        IWorkload workload = WorkloadFactory.Create(new WorkloadOptions());
        return new TuningEnvironment(
            Pipeline,
            Objective.Relative(Pipeline, ObjectiveWeights.Balanced, workload.PeakRps),
            workload,
            Stretch.Training,
            SimulatedDeployment.Of(Pipeline),
            new EpisodeOptions { Intervals = intervals });
    }

    public static IDecisionCodec Codec(string kind, int reach = 2) =>
        kind == "absolute" ? new AbsoluteCodec(Pipeline) : new ResidualCodec(Pipeline, Proposer(), reach, 2.0);

    /// <summary>Proposes whatever is legal: a function of the episode's seeds.</summary>
    public static IPolicy Proposer() => new AnyProposer();

    /// <summary>A random choice per head among those that the mask allows.</summary>
    public static int[] Choose(IReadOnlyList<int> headSizes, ReadOnlySpan<bool> mask, RandomStream random)
    {
        int[] action = new int[headSizes.Count];
        for (int head = 0, offset = 0; head < action.Length; offset += headSizes[head++])
        {
            bool[] allowed = mask.Slice(offset, headSizes[head]).ToArray();
            int[] choices = [.. Enumerable.Range(0, allowed.Length).Where(i => allowed[i])];
            Assert.NotEmpty(choices);
            action[head] = choices[random.NextInt(choices.Length)];
        }

        return action;
    }

    private static string VideoFile()
    {
        DirectoryInfo at = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Tuner.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("Tuner.sln was not found above the tests.");
        }

        return Path.Combine(at.FullName, "experiments", "pipelines", "video.yaml");
    }

    /// <summary>Proposes any legal decision, and claims to have planned for any load or none.</summary>
    private sealed class AnyProposer : IPolicy
    {
        private RandomStream _random = new(0);

        public string Name => "any";

        public DecisionNote LastNote { get; private set; } = DecisionNote.None;

        public void Reset(PolicyContext context) => _random = context.Seeds.Stream("any");

        public Decision Decide(Observation observation)
        {
            LastNote = _random.NextInt(4) == 0 ? DecisionNote.None : new DecisionNote(0.1 + (200.0 * Math.Pow(_random.NextDouble(), 3.0)));
            return new Decision([.. Pipeline.Stages.Select(s => DecisionSpace.Of(
                s, _random.NextInt(s.Variants.Length), 1 + _random.NextInt(s.MaxReplicas), s.BatchSizes[_random.NextInt(s.BatchSizes.Length)]))]);
        }
    }
}
