using System.Collections.Immutable;

namespace Tuner.Environment.Pipelines;

/// <summary>
/// Inference stages that together answer one request: immutable, checked once, at creation.
/// Stages are in topological order. A request comes to every stage that nobody feeds, and is done when all its items are.
/// </summary>
public sealed class Pipeline
{
    /// <summary>A pipeline of stages in topological order; without edges, each feeds the next.</summary>
    /// <exception cref="ArgumentException">No stage, a stage without variants, two of one name, an edge that is none, or a number out of its range.</exception>
    public Pipeline(
        string name,
        ServiceLevelObjective slo,
        ImmutableArray<Stage> stages,
        ClusterCapacity? cluster = null,
        PlanningFacts? planning = null,
        ImmutableArray<StageEdge>? edges = null,
        FaultModel? faults = null)
    {
        Name = name;
        Slo = slo;
        Stages = stages;
        Cluster = cluster ?? ClusterCapacity.Unlimited;
        Planning = planning ?? new PlanningFacts();
        Graph = new StageGraph(stages.Length, edges ?? StageGraph.Chain(stages.Length));
        Faults = faults ?? FaultModel.None;
        PipelineRules.Check(this);
        IsChain = Graph.IsChain && Stages.All(s => s.SendsOneItem);
        Flow = new ItemFlow(this);
    }

    /// <summary>The name, as in files and rows.</summary>
    public string Name { get; }

    /// <summary>The promise for one request, end to end.</summary>
    public ServiceLevelObjective Slo { get; }

    /// <summary>In order of execution.</summary>
    public ImmutableArray<Stage> Stages { get; }

    /// <summary>Who feeds whom.</summary>
    public StageGraph Graph { get; }

    /// <summary>True where every stage feeds the next one and puts out one item for each: a request is one item all the way.</summary>
    public bool IsChain { get; }

    /// <summary>How many items of a request come to each stage.</summary>
    public ItemFlow Flow { get; }

    /// <summary>What breaks.</summary>
    public FaultModel Faults { get; }

    /// <summary>The machines under it.</summary>
    public ClusterCapacity Cluster { get; }

    /// <summary>What published experiments fixed by hand.</summary>
    public PlanningFacts Planning { get; }

    /// <summary>
    /// The same pipeline for a load of another size: <paramref name="factor"/> (above 0) times the most replicas of every stage, the
    /// nodes, and the replicas that published runs froze, rounded up.
    /// </summary>
    public Pipeline ScaledBy(double factor) => new(
        Name,
        Slo,
        [.. Stages.Select(s => s with { MaxReplicas = Scaled(s.MaxReplicas, factor) })],
        Cluster with { Nodes = Scaled(Cluster.Nodes, factor) },
        Planning with { FrozenReplicas = [.. Planning.FrozenReplicas.Select(n => Scaled(n, factor))] },
        Graph.Edges,
        Faults);

    /// <summary>Index of the stage with that name, or -1.</summary>
    public int FindStage(string name)
    {
        for (int i = 0; i < Stages.Length; i++)
        {
            if (string.Equals(Stages[i].Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static int Scaled(int count, double factor) => (int)Math.Ceiling((count * factor) - 1e-9);
}
