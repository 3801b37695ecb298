namespace Tuner.Baselines.Optimization.Pareto;

/// <summary>An option of a stage with the replicas that a load needs of it, or the beginning of a plan: what it does to value and limits.</summary>
/// <param name="Seconds">Latency.</param>
/// <param name="Factor">What the accuracy so far is multiplied by; 1 where accuracies add up.</param>
/// <param name="Loss">What the value loses by cost and batches, less what it gains where accuracies add up.</param>
/// <param name="Cores">Cores of the replicas.</param>
/// <param name="CostCores">Cost of the replicas.</param>
/// <param name="Batch">Max batch.</param>
/// <param name="Option">Index of the option at its stage.</param>
internal readonly record struct StageEntry(
    double Seconds, double Factor, double Loss, double Cores, double CostCores, double Batch, int Option)
{
    // What sums of the same parts in another order may differ by.
    private const double Rounding = 1e-13;

    // What makes a value or a latency surely preferred: plans nearer than the tolerance are equals, twice over.
    private const double Sure = 2.1 * PlanningProblem.Tolerance;

    /// <summary>Whether a plan with the other option is never preferred to the same plan with this one.</summary>
    public bool Dominates(in StageEntry other)
    {
        if (!TakesNoMore(in other))
        {
            return false;
        }

        int order = Prefers(in other);
        return order < 0 || (order == 0 && Option < other.Option);
    }

    /// <summary>Whether it is no slower, less accurate, dearer or larger.</summary>
    public bool TakesNoMore(in StageEntry other) =>
        Seconds <= other.Seconds + Rounding
        && Factor >= other.Factor - Rounding
        && Loss <= other.Loss + (Rounding * Math.Max(1.0, Math.Abs(other.Loss)))
        && Cores <= other.Cores + (Rounding * Math.Max(1.0, other.Cores));

    /// <summary>
    /// Of one that takes no more: below 0 where it is preferred to the other, above 0 where it is not, 0 where the order of the file decides
    /// (<see cref="IPlanSolver"/>).
    /// </summary>
    public int Prefers(in StageEntry other)
    {
        if (Loss < other.Loss - Sure || Seconds < other.Seconds - Sure)
        {
            return -1;
        }

        double cost = CostCores - other.CostCores;
        return cost < -Sure ? -1 : cost > Rounding * Math.Max(1.0, CostCores) ? 1 : Batch.CompareTo(other.Batch);
    }
}
