using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Tuning;

public sealed class DecisionTests
{
    private static readonly Pipeline One = new("one", new ServiceLevelObjective(1.0), [new Stage
    {
        Name = "s",
        MaxReplicas = 3,
        BatchSizes = [1, 4],
        Variants = [new Variant
        {
            Name = "v",
            Accuracy = 1.0,
            BaseAllocation = Allocation.OfCores(2),
            Profile = new ServiceProfile(new CoefficientLaw(0, 1, 0, 0), new ServiceVariability(ServiceDistribution.Deterministic)),
        }],
    }]);

    [Fact]
    public void Equals_SameContents_IsTrueAndHashesAgree()
    {
        Assert.Equal(Of(2, 4), Of(2, 4));
        Assert.Equal(Of(2, 4).GetHashCode(), Of(2, 4).GetHashCode());
        Assert.NotEqual(Of(2, 4), Of(3, 4));
        Assert.NotEqual(Of(2, 4), Of(2, 1));
    }

    [Fact]
    public void Cores_Replicas_AreSummed() => Assert.Equal(6.0, Of(3, 1).Cores);

    [Fact]
    public void Check_LegalDecisions_Pass() => new DecisionSpace(One).Check(Of(3, 4));

    [Theory]
    [InlineData(0, 4, 0, 2.0, "0 replicas")]
    [InlineData(4, 4, 0, 2.0, "4 replicas")]
    [InlineData(1, 2, 0, 2.0, "batch 2")]
    [InlineData(1, 1, 1, 2.0, "variant 1")]
    [InlineData(1, 1, 0, 3.0, "3 cores")]
    public void Check_IllegalDecision_IsRefusedWithWhatWasDecided(int replicas, int batch, int variant, double cores, string said)
    {
        Decision decision = new([new StageDecision(variant, Allocation.OfCores(cores), replicas, batch)]);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new DecisionSpace(One).Check(decision));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Contains("expected", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_DecisionOfAnotherPipeline_IsRefused() => Assert.Throws<ArgumentException>(
        () => new DecisionSpace(One).Check(new Decision([Of(1, 1).Stages[0], Of(1, 1).Stages[0]])));

    [Theory]
    [InlineData(1.0, 1, 0.0, null)]
    [InlineData(2.0, 1, 0.0, null)]
    [InlineData(3.0, 1, 0.0, "3 cores for v decided, cores of one of 1, 2, 4 expected")]
    [InlineData(double.NaN, 1, 0.0, "NaN cores for v decided, cores of one of 1, 2, 4 expected")]
    [InlineData(2.0, 0, 0.0, "0 replicas of v decided, 1 or more expected")]
    [InlineData(2.0, 1, double.NaN, "a batch timeout of NaN s decided, 0 or more expected")]
    public void Check_Allocations_AreThoseOfTheVariant(double cores, int replicas, double timeoutSeconds, string? refused)
    {
        Variant plain = One.Stages[0].Variants[0];
        Pipeline several = new("several", One.Slo, [One.Stages[0] with
        {
            Variants = [new Variant
            {
                Name = "v",
                Accuracy = 1.0,
                BaseAllocation = plain.BaseAllocation,
                Allocations = [Allocation.OfCores(1), Allocation.OfCores(2), Allocation.OfCores(4)],
                Profile = plain.Profile,
            }],
        }]);
        Decision decision = new([new StageDecision(0, Allocation.OfCores(cores), replicas, 1, timeoutSeconds)]);
        string? said = Record.Exception(() => new DecisionSpace(several).Check(decision))?.Message;

        Assert.Equal(refused is null ? null : $"Stage 's': {refused}.", said);
    }

    [Fact]
    public void Check_OneAllocationTwice_IsRefused()
    {
        VariantDeployment deployment = new(0, Allocation.OfCores(2), 1);
        Assert.Equal(
            "Stage 's': v twice decided, one deployment of a variant and allocation expected.",
            Assert.Throws<ArgumentException>(() => new DecisionSpace(One).Check(new Decision([new StageDecision([deployment, deployment], 1)]))).Message);
    }

    private static Decision Of(int replicas, int batch) => new([new StageDecision(0, Allocation.OfCores(2), replicas, batch)]);
}
