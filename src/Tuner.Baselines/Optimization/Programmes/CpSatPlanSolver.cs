using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>
/// Solves the integer programme with Google OR-Tools' CP-SAT. It computes in whole numbers, so that a difference as small as IPA's batch
/// weight of 1e-6 counts and ties are ties; preferences beyond the value are solved for one after the other, each holding what the
/// earlier ones reached.
/// </summary>
public sealed class CpSatPlanSolver : IPlanSolver
{
    /// <summary>Stages up to which a product of accuracies is modelled: each joint choice of variants takes a binary.</summary>
    public const int MaxProductStages = 4;

    /// <summary>One for all: it has no state.</summary>
    public static CpSatPlanSolver Shared { get; } = new();

    /// <inheritdoc/>
    public Plan Solve(PlanningProblem problem)
    {
        if (!Models(problem.Stages.Length, problem.Objective))
        {
            throw new NotSupportedException(
                $"A product of accuracies over {problem.Stages.Length} stages is beyond the integer programme: it models up to {MaxProductStages}. "
                + "Use the search.");
        }

        if (problem.Shape is not null)
        {
            throw new NotSupportedException("The integer programme models chains of stages on cores. Use the search for graphs.");
        }

        return Best(problem, problem.RateRps, problem.SloSeconds, problem.ClusterCores, feasible: true) ?? LeastBad(problem);
    }

    /// <summary>Whether the programme has room for the accuracies of so many stages.</summary>
    public static bool Models(int stages, Objective objective) =>
        stages <= MaxProductStages || objective.Measure.Combination != AccuracyCombination.Product;

    private static Plan LeastBad(PlanningProblem problem)
    {
        double leastCores = problem.Stages.Sum(s => s.Min(o => o.MinReplicas * o.Allocation.Cores));
        double cluster = Math.Max(problem.ClusterCores, leastCores);
        foreach (double slo in (ReadOnlySpan<double>)[problem.SloSeconds, double.PositiveInfinity])
        {
            if (new BottleneckModel(problem, slo, cluster).HighestRatio() is double ratio
                && Best(problem, ratio * problem.RateRps, slo, cluster, feasible: false) is { } plan)
            {
                return plan;
            }
        }

        throw new InvalidOperationException("A plan of the least cores is always within the cluster.");
    }

    private static Plan? Best(PlanningProblem problem, double targetRps, double sloSeconds, double clusterCores, bool feasible)
    {
        PlanStatement statement = new(problem, targetRps, sloSeconds, clusterCores);
        int[]? options = statement.HasOptions ? Preferred(statement) : null;
        return options is null ? null : problem.PlanFor(options, targetRps, feasible);
    }

    private static int[]? Preferred(PlanStatement statement)
    {
        List<(PlanRule Rule, long Units)> held = [];
        int[]? best = null;
        foreach (PlanRule rule in statement.Preferences)
        {
            best = Model(statement, held).Minimise(rule);
            if (best is null)
            {
                return null;
            }

            held.Add((rule, statement.UnitsOf(rule, best)));

            // Value and latency settle nearly all; then it is cheaper to see that no other plan is as good than to ask the rest.
            if (rule == statement.Latency && IsOnlyOne(statement, held, best))
            {
                return best;
            }
        }

        return best;
    }

    private static bool IsOnlyOne(PlanStatement statement, List<(PlanRule Rule, long Units)> held, int[] plan)
    {
        PlanModel model = Model(statement, held);
        model.Exclude(plan);
        return model.Find() is null;
    }

    private static PlanModel Model(PlanStatement statement, List<(PlanRule Rule, long Units)> held)
    {
        PlanModel model = new(statement);
        held.ForEach(h => model.Hold(h.Rule, h.Units));
        return model;
    }
}
