namespace Tuner.Environment.Tuning;

/// <summary>The weights of an objective: alpha, beta, gamma, delta, all 0 or more.</summary>
public sealed record ObjectiveWeights(double Accuracy, double Cost, double Violations, double Batch = 0.0)
{
    /// <summary>A - 0.5 C - 5 V: on video the best configuration lies in the middle of the catalogue.</summary>
    public static ObjectiveWeights Balanced { get; } = new(1.0, 0.5, 5.0);

    /// <summary>A - 0.125 C - 5 V.</summary>
    public static ObjectiveWeights AccuracyFirst { get; } = new(1.0, 0.125, 5.0);

    /// <summary>A - 2 C - 5 V.</summary>
    public static ObjectiveWeights CostFirst { get; } = new(1.0, 2.0, 5.0);
}
