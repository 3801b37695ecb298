using Tuner.Agents.Encoding;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Tests.Encoding;

/// <summary>What both codecs promise, and what each does.</summary>
public sealed class DecisionCodecTests
{
    [Theory]
    [InlineData("absolute", 1)]
    [InlineData("residual", 1)]
    [InlineData("residual", 2)]
    [InlineData("residual", 16)]
    public void Decode_AnyAllowedChoices_AreALegalDecision(string kind, int reach)
    {
        TuningEnvironment environment = VideoSetup.Environment();
        IDecisionCodec codec = VideoSetup.Codec(kind, reach);
        float[] features = new float[codec.ObservationSize];
        bool[] mask = new bool[codec.HeadSizes.Sum()];
        RandomStream random = new SeedSequence(1).Stream("choices");
        for (ulong episode = 1; episode <= 5; episode++)
        {
            Observation observation = environment.Reset(episode);
            codec.Reset(environment.Context);
            for (bool ended = false; !ended;)
            {
                Array.Fill(features, float.NaN);
                codec.Encode(observation, features, mask);
                Assert.All(features, f => Assert.True(float.IsFinite(f)));
                Decision decision = codec.Decode(VideoSetup.Choose(codec.HeadSizes, mask, random));
                environment.Space.Check(decision);
                StepResult<Observation> step = environment.Step(decision);
                (observation, ended) = (step.Observation, step.Truncated);
            }
        }
    }

    [Theory]
    [InlineData("absolute")]
    [InlineData("residual")]
    public void Decode_ChoicesSeenBefore_AreTheSameObjectAndAllocateNothing(string kind)
    {
        TuningEnvironment environment = VideoSetup.Environment();
        IDecisionCodec codec = VideoSetup.Codec(kind);
        bool[] mask = new bool[codec.HeadSizes.Sum()];
        Observation observation = environment.Reset(1);
        codec.Reset(environment.Context);
        codec.Encode(observation, new float[codec.ObservationSize], mask);
        RandomStream random = new SeedSequence(1).Stream("choices");
        int[][] choices = [.. Enumerable.Range(0, 50).Select(_ => VideoSetup.Choose(codec.HeadSizes, mask, random))];
        Decision[] first = [.. choices.Select(c => codec.Decode(c))];
        bool same = true;

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < choices.Length; i++)
        {
            same &= ReferenceEquals(codec.Decode(choices[i]), first[i]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(same);
        Assert.True(first.Distinct().Count() > 5);
    }

    /// <summary>docs/environment.md numbers them: 0-28, then 13 and the variants per stage, then 4 and the variants with a proposal.</summary>
    [Theory]
    [InlineData("absolute", 29 + (2 * (13 + 5)))]
    [InlineData("residual", 29 + (2 * (13 + 5)) + (2 * (4 + 5)))]
    public void ObservationSize_Video_IsThatOfTheDocumentedTable(string kind, int expected) =>
        Assert.Equal(expected, VideoSetup.Codec(kind).ObservationSize);

    [Theory]
    [InlineData("absolute", new[] { 5, 16, 4, 5, 16, 4 })]
    [InlineData("residual", new[] { 3, 5, 3, 5 })]
    public void HeadSizes_Video_AreThoseDocumented(string kind, int[] expected)
    {
        IDecisionCodec codec = VideoSetup.Codec(kind);

        Assert.Equal(expected, codec.HeadSizes);
        Assert.Equal(expected.Sum(), codec.InitialLogits.Count);
    }

    [Fact]
    public void Encode_Load_StandsWhereTheDocumentedTableSays()
    {
        TuningEnvironment environment = VideoSetup.Environment();
        Observation observation = environment.Reset(3);
        AbsoluteCodec codec = new(VideoSetup.Pipeline);
        codec.Reset(environment.Context);
        float[] features = new float[codec.ObservationSize];

        codec.Encode(observation, features, new bool[codec.HeadSizes.Sum()]);

        int[] history = environment.Trace.History.ToArray();
        Assert.Equal(history.TakeLast(12).Reverse().Select(x => (float)x), features[..12]);
        Assert.Equal(history.TakeLast(5).Average(), features[12], 1e-5);
        Assert.Equal(history.Average(), features[16], 1e-5);
        Assert.Equal(history.Max(), features[19]);
        Assert.Equal(Math.Sqrt(history.TakeLast(5).Average()), features[22], 1e-5);
    }

    [Fact]
    public void Decode_AbsoluteChoices_MeanVariantReplicasAndBatch()
    {
        AbsoluteCodec codec = new(VideoSetup.Pipeline);

        Decision decision = codec.Decode([2, 6, 3, 4, 0, 1]);

        Assert.Equal((2, 7, 8), (decision.Stages[0].Deployments[0].Variant, decision.Stages[0].Replicas, decision.Stages[0].MaxBatch));
        Assert.Equal((4, 1, 2), (decision.Stages[1].Deployments[0].Variant, decision.Stages[1].Replicas, decision.Stages[1].MaxBatch));
    }

    [Fact]
    public void Decode_FirstResidualChoices_AreTheProposal()
    {
        (ResidualCodec codec, Decision proposal, _) = Proposed(new DecisionNote(20.0), variant: 2, replicas: 5);

        Assert.Equal(proposal, codec.Decode([0, 0, 0, 0]));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 6)]
    [InlineData(3, 3)]
    [InlineData(4, 7)]
    public void Decode_ResidualReplicas_GoDownAndUpInTurn(int choice, int replicas)
    {
        (ResidualCodec codec, Decision proposal, _) = Proposed(new DecisionNote(20.0), variant: 2, replicas: 5);

        Decision decision = codec.Decode([0, choice, 0, 0]);

        Assert.Equal(replicas, decision.Stages[0].Replicas);
        Assert.Equal(proposal.Stages[1], decision.Stages[1]);
    }

    /// <summary>One step down or up in accuracy, with the replicas that 20 requests/s take: ceil(20 t(1)) at yolov5s 156 ms, l 227 ms.</summary>
    [Theory]
    [InlineData(1, 1, 4)]
    [InlineData(2, 3, 5)]
    public void Decode_ResidualVariant_GetsTheReplicasThatThePlannedLoadTakes(int choice, int variant, int replicas)
    {
        (ResidualCodec codec, _, _) = Proposed(new DecisionNote(20.0), variant: 2, replicas: 5);

        Decision decision = codec.Decode([choice, 0, 0, 0]);

        Assert.Equal((variant, replicas), (decision.Stages[0].Deployments[0].Variant, decision.Stages[0].Replicas));
    }

    [Fact]
    public void Encode_LightestVariantAndOneReplica_MasksWhatIsBelow()
    {
        (_, _, bool[] mask) = Proposed(DecisionNote.None, variant: 0, replicas: 1);

        Assert.Equal([true, false, true], mask[..3]);
        Assert.Equal([true, false, true, false, true], mask[3..8]);
    }

    private static (ResidualCodec Codec, Decision Proposal, bool[] Mask) Proposed(DecisionNote note, int variant, int replicas)
    {
        Decision proposal = new([.. VideoSetup.Pipeline.Stages.Select(s => DecisionSpace.Of(s, variant, replicas, 1))]);
        ResidualCodec codec = new(VideoSetup.Pipeline, new OneProposer(proposal, note), 2, 2.0);
        TuningEnvironment environment = VideoSetup.Environment();
        Observation observation = environment.Reset(1);
        codec.Reset(environment.Context);
        bool[] mask = new bool[codec.HeadSizes.Sum()];
        codec.Encode(observation, new float[codec.ObservationSize], mask);
        return (codec, proposal, mask);
    }

    private sealed class OneProposer(Decision decision, DecisionNote note) : IPolicy
    {
        public string Name => "one";

        public DecisionNote LastNote => note;

        public void Reset(PolicyContext context)
        {
        }

        public Decision Decide(Observation observation) => decision;
    }
}
