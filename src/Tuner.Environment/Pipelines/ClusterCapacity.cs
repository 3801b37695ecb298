namespace Tuner.Environment.Pipelines;

/// <summary>The machines under a pipeline. A replica fits one node.</summary>
/// <param name="Nodes">1 or more.</param>
/// <param name="CoresPerNode">Above 0; infinite where capacity does not matter.</param>
public sealed record ClusterCapacity(int Nodes, double CoresPerNode)
{
    /// <summary>No limit.</summary>
    public static ClusterCapacity Unlimited { get; } = new(1, double.PositiveInfinity);

    /// <summary>Cores of all nodes.</summary>
    public double TotalCores => Nodes * CoresPerNode;
}
