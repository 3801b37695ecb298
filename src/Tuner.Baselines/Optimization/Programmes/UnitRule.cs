namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>A linear quantity of a plan in whole units; the lower, the better.</summary>
/// <param name="Options">Units by stage and option.</param>
/// <param name="Joint">Units by joint choice of variants; empty where the quantity does not hang on it.</param>
/// <param name="Scale">What a unit is.</param>
internal sealed record UnitRule(long[][] Options, long[] Joint, IntegerScale Scale)
{
    /// <summary>Plans nearer than this do not differ.</summary>
    public long ToleranceUnits => Math.Max(1, Scale.Of(PlanningProblem.Tolerance));

    /// <summary>The same quantity in units as fine as its size allows.</summary>
    public static UnitRule Of(PlanRule rule)
    {
        IntegerScale scale = new(rule.LargestSum);
        return new UnitRule([.. rule.Options.Select(s => s.Select(scale.Of).ToArray())], [.. rule.Joint.Select(scale.Of)], scale);
    }

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
