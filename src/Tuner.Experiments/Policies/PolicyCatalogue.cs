namespace Tuner.Experiments.Policies;

/// <summary>Every kind of policy that an experiment file can name.</summary>
public static class PolicyCatalogue
{
    /// <summary>In the order of the help text.</summary>
    public static IReadOnlyList<PolicyKind> Kinds { get; } =
    [
        new SolverKind(), new Fa2Kind(), new RimKind(), new FixedKind(), new StaticKind(),
        new HpaKind(), new KedaKind(), new KpaKind(), new InfaasKind(), new ClipperKind(),
        new InfAdapterKind(), new ModelSwitchingKind(), new VpaKind(), new SpongeKind(),
        new ProteusKind(), new InferLineKind(), new LokiKind(), new NexusKind(),
        new GreedyKind(), new HillClimbingKind(), new AnnealingKind(), new BayesianKind(), new RandomKind(),
        new BestStaticKind(), new RateOracleKind(), new ClairvoyantKind(),
        new PpoKind(),
    ];

    /// <summary>The kind of a word, or null.</summary>
    public static PolicyKind? Find(string kind) => Kinds.FirstOrDefault(k => k.Kind == kind);
}
