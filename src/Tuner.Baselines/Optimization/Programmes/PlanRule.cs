namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>A linear quantity of a plan in whole units; the lower, the better.</summary>
/// <param name="Options">Units by stage and option.</param>
/// <param name="Joint">Units by joint choice of variants; empty where the quantity does not hang on it.</param>
/// <param name="Scale">What a unit is.</param>
internal sealed record PlanRule(long[][] Options, long[] Joint, IntegerScale Scale)
{
    /// <summary>Plans nearer than this do not differ.</summary>
    public long ToleranceUnits => Math.Max(1, Scale.Of(PlanningProblem.Tolerance));

    /// <summary>A quantity that is a sum over the stages.</summary>
    public static PlanRule SumOf(PlanningProblem problem, Func<PlanOption, double> quantity) =>
        Create([.. problem.Stages.Select(s => s.Select(quantity).ToArray())], []);

    /// <summary>A quantity with a part for each option and a part for each joint choice.</summary>
    public static PlanRule Create(double[][] options, double[] joint)
    {
        IntegerScale scale = new(options.Sum(s => s.Max(Math.Abs)) + joint.Select(Math.Abs).DefaultIfEmpty().Max());
        return new PlanRule([.. options.Select(s => s.Select(scale.Of).ToArray())], [.. joint.Select(scale.Of)], scale);
    }

    /// <summary>The file's order at one stage: the index of the option.</summary>
    public static PlanRule FileOrder(PlanningProblem problem, int stage) =>
        Create([.. problem.Stages.Select((options, s) => options.Select((_, o) => s == stage ? (double)o : 0.0).ToArray())], []);

    /// <summary>Units of a plan.</summary>
    public long UnitsOf(ReadOnlySpan<int> options, int jointChoice)
    {
        long units = Joint.Length == 0 ? 0 : Joint[jointChoice];
        for (int s = 0; s < options.Length; s++)
        {
            units += Options[s][options[s]];
        }

        return units;
    }
}
