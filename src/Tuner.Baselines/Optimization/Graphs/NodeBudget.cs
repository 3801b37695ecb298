namespace Tuner.Baselines.Optimization.Graphs;

/// <summary>Counts what a search looks at, and ends it beyond a limit.</summary>
internal sealed class NodeBudget(PlanningProblem problem, long limit)
{
    private long _looked;

    /// <summary>One more partial plan.</summary>
    /// <exception cref="NotSupportedException">It is one too many.</exception>
    public void Take()
    {
        if (++_looked > limit)
        {
            throw new NotSupportedException(
                $"The best plan of {problem.Stages.Length} stages with {string.Join(" x ", problem.Stages.Select(s => s.Length))} options "
                + $"(variants x allocations x batches) was not found within {limit:N0} partial plans. Give fewer batch sizes, allocations or variants.");
        }
    }
}
