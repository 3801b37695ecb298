using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>
/// Solves the integer programme of a chain; with which solver is for the derived classes to say. Preferences beyond the value are solved for one after
/// the other, each holding what the earlier ones reached.
/// </summary>
public abstract class ProgrammePlanSolver : IPlanSolver
{
    /// <summary>Stages up to which a product of accuracies is modelled: each joint choice of variants takes a binary.</summary>
    public const int MaxProductStages = 4;

    private protected ProgrammePlanSolver()
    {
    }

    /// <inheritdoc/>
    public Plan Solve(PlanningProblem problem)
    {
        if (!Models(problem.Stages.Length, problem.Objective))
        {
            throw new NotSupportedException(
                $"A product of accuracies over {problem.Stages.Length} stages is beyond the integer programme: it models up to {MaxProductStages}. "
                + "Use the solver exact.");
        }

        if (problem.Shape is not null)
        {
            throw new NotSupportedException("The integer programme models chains of stages on cores. Use the solver exact for graphs and GPUs.");
        }

        return Best(problem, problem.RateRps, problem.SloSeconds, problem.ClusterCores, feasible: true) ?? LeastBad(problem);
    }

    /// <summary>Whether the programme has room for the accuracies of so many stages.</summary>
    public static bool Models(int stages, Objective objective) =>
        stages <= MaxProductStages || objective.Measure.Combination != AccuracyCombination.Product;

    /// <summary>The programme of a statement.</summary>
    private protected abstract IPlanProgramme State(PlanStatement statement);

    /// <summary>The highest share of the load that a plan within the limits serves; null where no plan is.</summary>
    private protected abstract double? HighestRatio(PlanningProblem problem, double sloSeconds, double clusterCores);

    private Plan LeastBad(PlanningProblem problem) => ChainFallback.Solve(
        problem,
        (slo, cluster) => HighestRatio(problem, slo, cluster) is double ratio
            ? Best(problem, ratio * problem.RateRps, slo, cluster, feasible: false)
            : null);

    private Plan? Best(PlanningProblem problem, double targetRps, double sloSeconds, double clusterCores, bool feasible)
    {
        PlanStatement statement = new(problem, targetRps, sloSeconds, clusterCores);
        int[]? options = statement.HasOptions ? Preferred(statement) : null;
        return options is null ? null : problem.PlanFor(options, targetRps, feasible);
    }

    private int[]? Preferred(PlanStatement statement)
    {
        List<(PlanRule Rule, int[] Plan)> held = [];
        int[]? best = null;
        foreach (PlanRule rule in statement.Preferences)
        {
            int[]? found;
            using (IPlanProgramme programme = Holding(statement, held))
            {
                found = programme.Solve(rule);
            }

            // A solver in floating point may find nothing, or nothing better, where the best plan so far still stands.
            best = found is null || (best is not null && statement.Of(rule, best) < statement.Of(rule, found)) ? best : found;
            if (best is null)
            {
                return null;
            }

            held.Add((rule, best));

            // Value and latency settle nearly all; then it is cheaper to see that no other plan is as good than to ask the rest.
            if (rule == statement.Latency && IsOnlyOne(statement, held, best))
            {
                return best;
            }
        }

        return best;
    }

    private bool IsOnlyOne(PlanStatement statement, List<(PlanRule Rule, int[] Plan)> held, int[] plan)
    {
        using IPlanProgramme programme = Holding(statement, held);
        programme.Exclude(plan);
        return programme.Solve(rule: null) is null;
    }

    private IPlanProgramme Holding(PlanStatement statement, List<(PlanRule Rule, int[] Plan)> held)
    {
        IPlanProgramme programme = State(statement);
        held.ForEach(h => programme.Hold(h.Rule, h.Plan));
        return programme;
    }
}
