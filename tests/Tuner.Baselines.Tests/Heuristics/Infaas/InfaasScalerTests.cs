using System.Collections.Immutable;
using Tuner.Baselines.Heuristics.Infaas;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Tests.Heuristics.Infaas;

/// <summary>By hand: "small" does 10 items/s for 1 core, "large" 100 items/s for 4 cores and is more accurate. 5 % stay free.</summary>
public sealed class InfaasScalerTests
{
    private static readonly InfaasVariant Small = new(0, Allocation.OfCores(1), 1, ThroughputRps: 10.0, Cost: 1.0, Accuracy: 0.7);
    private static readonly InfaasVariant Large = new(1, Allocation.OfCores(4), 1, ThroughputRps: 100.0, Cost: 4.0, Accuracy: 0.8);

    [Theory]
    [InlineData(0.0, 0, 1)]
    [InlineData(9.5, 0, 1)]
    [InlineData(9.6, 0, 2)]
    [InlineData(28.5, 0, 3)]
    [InlineData(28.6, 1, 1)]
    [InlineData(190.0, 1, 2)]
    public void Start_Load_TakesTheCheapestAndOfEqualsTheMoreAccurate(double loadRps, int variant, int replicas) =>
        Assert.Equal(new InfaasChoice(variant, replicas), Scaler().Start(loadRps));

    // More of the same until it costs over 1.5 times as much: 6 small ones cost 6, a large one 4; 7 cost 7.
    [Theory]
    [InlineData(57.0, 0, 6)]
    [InlineData(57.1, 1, 1)]
    public void Next_NearCapacity_ReplicatesUntilAnotherIsMuchCheaper(double loadRps, int variant, int replicas)
    {
        InfaasScaler scaler = Scaler();
        scaler.Start(5.0);

        Assert.Equal(new InfaasChoice(variant, replicas), scaler.Next(10, 10, loadRps));
    }

    [Fact]
    public void Next_NotAllowedToReplicate_UpgradesWhateverItCosts()
    {
        InfaasScaler scaler = Scaler(most: 2);
        scaler.Start(5.0);

        Assert.Equal(new InfaasChoice(1, 1), scaler.Next(10, 10, 20.0));
    }

    [Fact]
    public void Next_TooMuchForAll_TakesTheFastestAndSaysSo()
    {
        InfaasScaler scaler = Scaler(most: 2);
        scaler.Start(5.0);

        Assert.Equal(new InfaasChoice(1, 2, Feasible: false), scaler.Next(10, 10, 200.0));
        Assert.Equal(new InfaasChoice(1, 2), scaler.Next(20, 10, 180.0));
    }

    // T_v = 25 s: low at 10, 20 and 30 s; then one less, and again.
    [Fact]
    public void Next_LowForAWhile_RemovesOneAtATime()
    {
        InfaasScaler scaler = Scaler(new InfaasOptions { ScaleDownSecondsOnCores = 25.0 });
        scaler.Start(28.0);

        Assert.Equal([3, 3, 2, 2, 2, 1, 1], Enumerable.Range(1, 7).Select(i => scaler.Next(10 * i, 10, 5.0).Replicas));
    }

    [Fact]
    public void Next_LowInBetween_BeginsToWaitAnew()
    {
        InfaasScaler scaler = Scaler(new InfaasOptions { ScaleDownSecondsOnCores = 25.0 });
        scaler.Start(28.0);
        double[] loads = [5.0, 5.0, 28.0, 5.0, 5.0, 5.0];

        Assert.Equal([3, 3, 3, 3, 3, 2], loads.Select((load, i) => scaler.Next(10 * (i + 1), 10, load).Replicas));
    }

    [Fact]
    public void Next_LowAndAnotherIsCheaper_Downgrades()
    {
        InfaasScaler scaler = Scaler();
        scaler.Start(60.0);

        // T_v = 10 s, one interval: 2 small ones cost 2, the large one 4. At 30 items/s they would cost 4, which is not cheaper.
        Assert.Equal(new InfaasChoice(1, 1), scaler.Next(10, 10, 30.0));
        Assert.Equal(new InfaasChoice(0, 2), scaler.Next(20, 10, 12.0));
    }

    private static InfaasScaler Scaler(InfaasOptions? options = null, int most = 16) => new(options ?? new InfaasOptions(), ImmutableArray.Create(Small, Large), most);
}
