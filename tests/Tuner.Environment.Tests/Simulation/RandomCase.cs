using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>
/// A pipeline, a cluster, faults, a load and decisions drawn from a seed: small, and often too small for what is asked of them. A third
/// are chains, a third have GPUs, half have faults.
/// </summary>
internal sealed class RandomCase
{
    private const int Replicas = 12;

    private readonly RandomStream _random;
    private readonly int _number;

    public RandomCase(int number)
    {
        _number = number;
        _random = new SeedSequence(1).Stream("case", number);
        RateRps = Pick(2.0, 10.0, 50.0);
        bool gpus = _random.NextInt(3) == 0, chain = _random.NextInt(3) == 0;
        bool multiplies = !chain && _random.NextInt(2) == 0;
        ClusterCapacity cluster = RandomCluster.Draw(_random, gpus);
        int stages = 1 + _random.NextInt(chain ? 3 : 5);
        RandomStages of = new(_random, multiplies, cluster);
        double slo = Pick(.05, .3, 1.0, 3.0);
        DropPolicy drops = (DropPolicy)_random.NextInt(4);
        Network = _random.NextInt(3) == 0 ? [.. Enumerable.Range(0, 7).Select(_ => 1.2 * slo * _random.NextDouble())] : [0.0];
        Pipeline = new Pipeline(
            "random",
            new ServiceLevelObjective(slo, drops, drops == DropPolicy.Limit ? slo * Pick(.5, 1.0, 2.0) : double.PositiveInfinity)
            {
                Network = Network.Length > 1 ? new ScriptedNetwork(Network) : null,
            },
            [.. Enumerable.Range(0, stages).Select(i => of.Next($"stage{i}", Replicas))],
            cluster,
            edges: chain ? null : Edges(stages, multiplies),
            faults: RandomCluster.DrawFaults(_random));
    }

    public Pipeline Pipeline { get; }

    public double RateRps { get; }

    /// <summary>Seconds that requests lose before they arrive, by request, again from the first after the last.</summary>
    public double[] Network { get; }

    public bool IsFaulty => !Pipeline.Faults.IsNone;

    /// <summary>A system at its beginning.</summary>
    public SimulatedServingSystem System(double durationSeconds, IRequestObserver? observer = null, int other = 0) => Setup.System(
        Pipeline, new PoissonArrivals(RateRps, (ulong)(_number + other), durationSeconds), observer, (ulong)(_number + other));

    public Decision NextDecision() => new([.. Pipeline.Stages.Select(NextDecision)]);

    public double NextIntervalSeconds() => Pick(.25, 1.0, 1.5, 4.0);

    private StageDecision NextDecision(Stage stage)
    {
        List<VariantDeployment> deployments = [];
        for (int left = 1 + _random.NextInt(3); left > 0; left--)
        {
            int variant = _random.NextInt(stage.Variants.Length);
            Allocation allocation = Pick(stage.Variants[variant].Allocations.AsSpan());
            if (!deployments.Any(d => d.Variant == variant && d.Allocation == allocation))
            {
                deployments.Add(new VariantDeployment(variant, allocation, 1 + _random.NextInt(Replicas / 3)));
            }
        }

        return new StageDecision([.. deployments], Pick(stage.BatchSizes.AsSpan()), Pick(0.0, 0.0, .02, .5));
    }

    /// <summary>Each stage has up to two feeders among those before it; one that would stand alone is fed by the first.</summary>
    private ImmutableArray<StageEdge> Edges(int stages, bool multiplies)
    {
        HashSet<(int From, int To)> edges = [];
        for (int to = 1; to < stages; to++)
        {
            for (int feeders = _random.NextInt(3); feeders > 0; feeders--)
            {
                edges.Add((_random.NextInt(to), to));
            }
        }

        for (int stage = 1; stage < stages; stage++)
        {
            if (!edges.Any(e => e.From == stage || e.To == stage) || !Joined(edges, stage))
            {
                edges.Add((0, stage));
            }
        }

        return [.. edges.GroupBy(e => e.From).OrderBy(g => g.Key).SelectMany(g =>
        {
            bool chooses = g.Count() > 1 && _random.NextInt(3) == 0, single = multiplies && _random.NextInt(3) == 0;
            return g.Select(e => new StageEdge(e.From, e.To, chooses ? 1.0 / g.Count() : 1.0, single)).ToArray();
        })];
    }

    private static bool Joined(HashSet<(int From, int To)> edges, int stage)
    {
        HashSet<int> reached = [stage];
        for (int before = 0; before < reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(edges.Where(e => reached.Contains(e.From) || reached.Contains(e.To)).SelectMany(e => new[] { e.From, e.To }).ToArray());
        }

        return reached.Contains(0);
    }

    private T Pick<T>(params ReadOnlySpan<T> options) => options[_random.NextInt(options.Length)];
}
