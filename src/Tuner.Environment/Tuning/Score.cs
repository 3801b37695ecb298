namespace Tuner.Environment.Tuning;

/// <summary>The score of an interval with its terms, each with the sign it has in the total.</summary>
/// <param name="Accuracy">alpha x accuracy, 0 or more.</param>
/// <param name="Cost">-beta x cost.</param>
/// <param name="Violations">-gamma x violations.</param>
/// <param name="Batch">-delta x sum of max batch sizes.</param>
public readonly record struct Score(double Accuracy, double Cost, double Violations, double Batch)
{
    /// <summary>The sum of the terms: the number that is reported, the reward of an agent.</summary>
    public double Total => Accuracy + Cost + Violations + Batch;
}
