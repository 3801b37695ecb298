namespace Tuner.Environment.Pipelines;

/// <summary>Mean time to serve a batch.</summary>
public interface IServiceLaw
{
    /// <summary>Milliseconds for a batch of <paramref name="batch"/> items (1 or more) on <paramref name="amount"/> cores or GPU share.</summary>
    double MeanMs(int batch, double amount);
}
