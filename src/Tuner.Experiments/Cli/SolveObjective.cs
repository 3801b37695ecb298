namespace Tuner.Experiments.Cli;

/// <summary>The terms of a plan's objective, each with its sign.</summary>
internal sealed record SolveObjective(double Accuracy, double Cost, double Batch)
{
    public double Total => Accuracy + Cost + Batch;
}
