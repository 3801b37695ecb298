namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>A linear quantity of a plan; the lower, the better.</summary>
/// <param name="Options">Parts by stage and option.</param>
/// <param name="Joint">Parts by joint choice of variants; empty where the quantity does not hang on it.</param>
internal sealed record PlanRule(double[][] Options, double[] Joint)
{
    /// <summary>No plan's quantity is farther from 0.</summary>
    public double LargestSum { get; } = Options.Sum(s => s.Max(Math.Abs)) + Joint.Select(Math.Abs).DefaultIfEmpty().Max();

    /// <summary>A quantity that is a sum over the stages.</summary>
    public static PlanRule SumOf(PlanningProblem problem, Func<PlanOption, double> quantity) =>
        new([.. problem.Stages.Select(s => s.Select(quantity).ToArray())], []);

    /// <summary>The file's order at one stage: the index of the option.</summary>
    public static PlanRule FileOrder(PlanningProblem problem, int stage) =>
        new([.. problem.Stages.Select((options, s) => options.Select((_, o) => s == stage ? (double)o : 0.0).ToArray())], []);

    /// <summary>The quantity of a plan.</summary>
    public double Of(ReadOnlySpan<int> options, int jointChoice)
    {
        double sum = Joint.Length == 0 ? 0.0 : Joint[jointChoice];
        for (int s = 0; s < options.Length; s++)
        {
            sum += Options[s][options[s]];
        }

        return sum;
    }
}
