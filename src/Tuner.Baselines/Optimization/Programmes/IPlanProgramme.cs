namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>
/// The integer programme of a statement, for one solve: x[s, o] is 1 where stage s uses option o (IPA, equation 9d); where accuracies
/// multiply, z[v1 .. vk] is 1 for the variants chosen together, and the x of a variant add up to its z, so that the product is linear.
/// </summary>
internal interface IPlanProgramme : IDisposable
{
    /// <summary>Keeps plans that are as good by a rule as this one.</summary>
    void Hold(PlanRule rule, int[] plan);

    /// <summary>Forbids one plan.</summary>
    void Exclude(int[] plan);

    /// <summary>A plan with the least of a rule, any plan without a rule, as options by stage; null where none is found.</summary>
    int[]? Solve(PlanRule? rule);
}
