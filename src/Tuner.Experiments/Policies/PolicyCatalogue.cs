namespace Tuner.Experiments.Policies;

/// <summary>Every kind of policy that an experiment file can name.</summary>
public static class PolicyCatalogue
{
    /// <summary>In the order of the help text.</summary>
    public static IReadOnlyList<PolicyKind> Kinds { get; } =
        [new SolverKind(), new Fa2Kind(), new RimKind(), new FixedKind(), new StaticKind(), new ProteusKind(), new InferLineKind(), new LokiKind(), new NexusKind(), new PpoKind()];

    /// <summary>The kind of a word, or null.</summary>
    public static PolicyKind? Find(string kind) => Kinds.FirstOrDefault(k => k.Kind == kind);
}
