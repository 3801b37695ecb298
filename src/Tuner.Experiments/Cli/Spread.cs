using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Cli;

/// <summary>A sample in five numbers.</summary>
internal sealed record Spread(int Count, double Mean, double P50, double P95, double P99)
{
    public static Spread Of(Sample sample) =>
        new(sample.Count, sample.Mean, sample.Quantile(0.50), sample.Quantile(0.95), sample.Quantile(0.99));
}
