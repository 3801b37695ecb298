namespace Tuner.Environment.Pipelines;

/// <summary>Batch service time of one variant: a mean by batch and allocation, and its scatter.</summary>
public sealed class ServiceProfile(IServiceLaw law, ServiceVariability variability)
{
    /// <summary>The mean by batch and allocation.</summary>
    public IServiceLaw Law { get; } = law;

    /// <summary>The scatter about the mean.</summary>
    public ServiceVariability Variability { get; } = variability;

    /// <summary>Mean service time of a batch in milliseconds.</summary>
    public double MeanMs(int batch, double amount) => Law.MeanMs(batch, amount);

    /// <summary>The <paramref name="p"/>-quantile of a batch's service time in milliseconds, p in (0, 1).</summary>
    public double QuantileMs(int batch, double amount, double p) => Law.MeanMs(batch, amount) * Variability.Quantile(p);
}
