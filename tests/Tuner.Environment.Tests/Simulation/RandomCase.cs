using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>A pipeline, a cluster, a load and decisions drawn from a seed: small, and often too small for what is asked of them.</summary>
internal sealed class RandomCase
{
    private readonly RandomStream _random;

    public RandomCase(int number)
    {
        _random = new SeedSequence(1).Stream("case", number);
        RateRps = Pick(2.0, 20.0, 100.0);
        ImmutableArray<Stage> stages = [.. Enumerable.Range(0, 1 + _random.NextInt(3)).Select(i => NewStage($"stage{i}"))];
        double slo = Pick(.05, .3, 1.0, 3.0);
        DropPolicy drops = (DropPolicy)_random.NextInt(4);
        double limit = drops == DropPolicy.Limit ? slo * Pick(.5, 1.0, 2.0) : double.PositiveInfinity;
        ClusterCapacity cluster = Pick(ClusterCapacity.Unlimited, new(1, 4.0), new(2, 4.0), new(3, 8.0));
        Pipeline = new Pipeline("random", new ServiceLevelObjective(slo, drops, limit), stages, cluster);
    }

    public Pipeline Pipeline { get; }

    public double RateRps { get; }

    public Decision NextDecision() => new([.. Pipeline.Stages.Select(NextDecision)]);

    public double NextIntervalSeconds() => Pick(.25, 1.0, 1.5, 4.0);

    private StageDecision NextDecision(Stage stage)
    {
        int first = _random.NextInt(stage.Variants.Length), second = _random.NextInt(stage.Variants.Length);
        ImmutableArray<VariantDeployment> deployments = first == second ? [Deploy(stage, first)] : [Deploy(stage, first), Deploy(stage, second)];
        int batch = stage.BatchSizes[_random.NextInt(stage.BatchSizes.Length)];
        return new StageDecision(deployments, batch, Pick(0.0, 0.0, .02, .5));
    }

    private VariantDeployment Deploy(Stage stage, int variant) =>
        new(variant, stage.Variants[variant].BaseAllocation, 1 + _random.NextInt(4));

    private Stage NewStage(string name) => new()
    {
        Name = name,
        MaxReplicas = 8,
        BatchSizes = Pick<ImmutableArray<int>>([1], [1, 2, 4], [1, 8]),
        QueueLimit = Pick<int?>(null, null, 0, 3, 20),
        Variants = [.. Enumerable.Range(0, 1 + _random.NextInt(3)).Select(v => Setup.Model(
            $"v{v}",
            Pick(5.0, 40.0, 200.0),
            Pick(0.0, 10.0),
            Pick(.5, 1.0, 2.0, 3.0),
            .25 * (v + 1),
            Pick(0.0, .5, 3.0),
            Pick(Setup.Exact, Setup.Exponential, new ServiceVariability(ServiceDistribution.Lognormal, .5))))],
    };

    private T Pick<T>(params ReadOnlySpan<T> options) => options[_random.NextInt(options.Length)];
}
