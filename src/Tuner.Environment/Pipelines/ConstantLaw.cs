namespace Tuner.Environment.Pipelines;

/// <summary>The same time for every batch and allocation, as in queueing theory.</summary>
/// <param name="Ms">Milliseconds, above 0.</param>
public sealed record ConstantLaw(double Ms) : IServiceLaw
{
    /// <inheritdoc/>
    public double MeanMs(int batch, double amount) => Ms;
}
