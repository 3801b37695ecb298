namespace Tuner.Environment.Pipelines;

/// <summary>A measured mean service time.</summary>
/// <param name="Batch">Items in the batch, 1 or more.</param>
/// <param name="Amount">Cores or GPU share, above 0.</param>
/// <param name="Ms">Milliseconds, above 0 and finite.</param>
public readonly record struct TablePoint(int Batch, double Amount, double Ms);
