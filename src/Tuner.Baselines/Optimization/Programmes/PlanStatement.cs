using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>A problem at a target load and within two limits: the rules that any integer programme of it states.</summary>
internal sealed class PlanStatement
{
    private readonly PlanningProblem _problem;
    private readonly int?[][] _replicas;

    public PlanStatement(PlanningProblem problem, double targetRps, double sloSeconds, double clusterCores)
    {
        _problem = problem;
        _replicas = [.. problem.Stages.Select(s => s.Select(o => o.ReplicasFor(targetRps)).ToArray())];
        Joint = new JointVariants(problem);
        SloSeconds = sloSeconds;
        ClusterCores = clusterCores;
        Latency = PlanRule.SumOf(problem, o => o.LatencyAt(problem.RateRps, visits: 1.0));
        Cores = ByReplicas((option, replicas) => replicas * option.Allocation.Cores);
        Preferences =
        [
            NegativeValue(),
            Latency,
            ByReplicas((option, replicas) => replicas * option.CostCores),
            PlanRule.SumOf(problem, o => o.MaxBatch),
            .. Enumerable.Range(0, problem.Stages.Length).Select(s => PlanRule.FileOrder(problem, s)),
        ];
    }

    public int StageCount => _replicas.Length;

    public JointVariants Joint { get; }

    public double SloSeconds { get; }

    public double ClusterCores { get; }

    public PlanRule Latency { get; }

    public PlanRule Cores { get; }

    /// <summary>What plans are compared by, in this order: value, latency, cost, sum of batches, the file's order by stage.</summary>
    public IReadOnlyList<PlanRule> Preferences { get; }

    /// <summary>Whether every stage has an option that serves the target.</summary>
    public bool HasOptions => _replicas.All(s => s.Any(n => n is not null));

    public int OptionCount(int stage) => _replicas[stage].Length;

    public bool Serves(int stage, int option) => _replicas[stage][option] is not null;

    public int Variant(int stage, int option) => _problem.Stages[stage][option].Variant;

    /// <summary>The joint choice that a plan makes, for a rule that hangs on it; else 0.</summary>
    public int JointChoice(PlanRule rule, int[] options) =>
        rule.Joint.Length == 0 ? 0 : Joint.IndexOf([.. options.Select((o, s) => Variant(s, o))]);

    /// <summary>A rule's quantity of a plan.</summary>
    public double Of(PlanRule rule, int[] options) => rule.Of(options, JointChoice(rule, options));

    /// <summary>Whether a plan serves the target within both limits.</summary>
    public bool Allows(int[] options)
    {
        bool serves = true;
        for (int s = 0; s < options.Length; s++)
        {
            serves &= Serves(s, options[s]);
        }

        return serves
            && Of(Latency, options) <= SloSeconds + PlanningProblem.Tolerance
            && Of(Cores, options) <= ClusterCores + PlanningProblem.Tolerance;
    }

    // Options that do not serve are kept out by the model; a 0 keeps them out of the scale.
    private PlanRule ByReplicas(Func<PlanOption, int, double> quantity) => new(ByReplicasAndOption(quantity), []);

    private double[][] ByReplicasAndOption(Func<PlanOption, int, double> quantity) =>
        [.. _problem.Stages.Select((s, i) => s.Select((o, j) => _replicas[i][j] is int n ? quantity(o, n) : 0.0).ToArray())];

    private PlanRule NegativeValue()
    {
        Objective objective = _problem.Objective;
        double share = Joint.Count > 0 ? 0.0 : objective.Measure.Combination == AccuracyCombination.Mean ? 1.0 / StageCount : 1.0;
        return new PlanRule(
            ByReplicasAndOption((o, n) => -objective.PlanValue(share * o.Accuracy, n * o.CostCores, o.MaxBatch)),
            [.. Enumerable.Range(0, Joint.Count).Select(choice => -objective.PlanValue(JointAccuracy(choice), 0.0, 0.0))]);
    }

    private double JointAccuracy(int choice)
    {
        Span<double> accuracies = stackalloc double[StageCount];
        for (int s = 0; s < accuracies.Length; s++)
        {
            int variant = Joint.Variant(choice, s);
            accuracies[s] = _problem.Stages[s].First(o => o.Variant == variant).Accuracy;
        }

        return _problem.Objective.Measure.Combine(accuracies);
    }
}
