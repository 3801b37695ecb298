using Tuner.Agents.Encoding;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Tests.Encoding;

/// <summary>What an agent sees and decides on a graph whose detector sends several items.</summary>
public sealed class GraphEncodingTests
{
    private const int StageFeatures = 13;
    private const int CapacityFeature = 12;

    private static readonly Pipeline Traffic = Read("traffic");

    [Theory]
    [InlineData(0, 2.58)]
    [InlineData(4, 18.9)]
    public void Encode_Capacity_IsOverTheItemsThatCome(int detector, double items)
    {
        // 10 requests/s for 5 s; three replicas of resnet18, 1000 / 57 items/s each.
        Decision decision = new([
            DecisionSpace.Of(Traffic.Stages[0], detector, replicas: 1, maxBatch: 1),
            DecisionSpace.Of(Traffic.Stages[1], 0, replicas: 3, maxBatch: 1),
            DecisionSpace.Of(Traffic.Stages[2], 0, replicas: 1, maxBatch: 1),
        ]);
        ObservationEncoder encoder = new(Traffic);
        float[] features = new float[encoder.Size];
        encoder.Encode(Observe(decision), Objective.Relative(Traffic, ObjectiveWeights.Balanced, 10.0), features);
        int afterStages = Traffic.Stages.Sum(s => StageFeatures + s.Variants.Length);
        int vehicle = encoder.Size - afterStages + StageFeatures + Traffic.Stages[0].Variants.Length;

        Assert.Equal(Math.Min(5.0, 3.0 * 1000.0 / 57.0 / (10.0 * 0.6 * items)), features[vehicle + CapacityFeature], 1e-5);
    }

    [Theory]
    [InlineData("traffic")]
    [InlineData("ensemble")]
    [InlineData("video-gpu")]
    public void Decode_AnyAction_IsLegal(string name)
    {
        Pipeline pipeline = Read(name);
        DecisionSpace space = new(pipeline);
        RandomStream random = new SeedSequence(1).Stream(name);
        Objective objective = Objective.Relative(pipeline, ObjectiveWeights.Balanced, 10.0);
        foreach (IDecisionCodec codec in new IDecisionCodec[] { new AbsoluteCodec(pipeline), new ResidualCodec(pipeline, new Repeated(), 2, 2.0) })
        {
            codec.Reset(new PolicyContext(pipeline, space, objective, 10.0, new SeedSequence(1)));
            float[] features = new float[codec.ObservationSize];
            bool[] mask = new bool[codec.HeadSizes.Sum()];
            for (int i = 0; i < 200; i++)
            {
                codec.Encode(Observe(space.Initial), features, mask);
                space.Check(codec.Decode(VideoSetup.Choose(codec.HeadSizes, mask, random)));
                Assert.All(features, f => Assert.True(float.IsFinite(f)));
            }
        }

        Observation Observe(Decision inForce) => GraphEncodingTests.Observe(inForce, pipeline);
    }

    private static Observation Observe(Decision inForce, Pipeline? pipeline = null)
    {
        ArrivalHistory arrivals = new();
        for (int i = 0; i < 120; i++)
        {
            arrivals.Add(10);
        }

        return new Observation
        {
            Interval = 0,
            IntervalSeconds = 10.0,
            InForce = inForce,
            Arrivals = arrivals,
            Reports = new ReportHistory(pipeline ?? Traffic),
        };
    }

    private static Pipeline Read(string name)
    {
        DiagnosticSink sink = new();
        string? file = new PipelineCatalogue(AppContext.BaseDirectory).Resolve(name, sink);
        sink.ThrowIfAny();
        return PipelineReader.Read(Path.Combine(AppContext.BaseDirectory, file!));
    }

    /// <summary>Proposes what is in force, for 10 requests/s.</summary>
    private sealed class Repeated : IPolicy
    {
        public string Name => "repeated";

        public DecisionNote LastNote => new(10.0);

        public void Reset(PolicyContext context)
        {
        }

        public Decision Decide(Observation observation) => observation.InForce;
    }
}
