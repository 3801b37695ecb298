namespace Tuner.Baselines.Heuristics.Vpa;

/// <summary>
/// The histogram of CPU usage of the Kubernetes Vertical Pod Autoscaler's recommender: buckets that grow by 5 % from .01 cores up to
/// 1000, samples that lose half of their weight with every half-life.
/// </summary>
public sealed class DecayingHistogram
{
    private const double FirstBucketCores = 0.01;
    private const double Growth = 1.05;
    private const double MostCores = 1000.0;

    // Less weight than this is none.
    private const double Epsilon = 1e-4;

    // Weights are scaled down before 2^exponent becomes too large; percentiles do not change by it.
    private const double LargestExponent = 100.0;

    private static readonly int Buckets = (int)Math.Ceiling(Math.Log((MostCores * (Growth - 1.0) / FirstBucketCores) + 1.0, Growth)) + 1;

    private readonly double[] _weights = new double[Buckets];
    private readonly double _halfLifeSeconds;
    private double _referenceSeconds;

    /// <summary>An empty one; <paramref name="halfLifeSeconds"/> above 0.</summary>
    public DecayingHistogram(double halfLifeSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLifeSeconds);
        _halfLifeSeconds = halfLifeSeconds;
    }

    /// <summary>One more sample of a usage in cores, 0 or more; times do not go back.</summary>
    public void Add(double cores, double weight, double seconds)
    {
        double exponent = (seconds - _referenceSeconds) / _halfLifeSeconds;
        if (exponent > LargestExponent)
        {
            for (int i = 0; i < Buckets; i++)
            {
                _weights[i] *= Math.Pow(2.0, -exponent);
            }

            (_referenceSeconds, exponent) = (seconds, 0.0);
        }

        _weights[BucketOf(cores)] += weight * Math.Pow(2.0, exponent);
    }

    /// <summary>The end of the bucket in which the share <paramref name="p"/> of all weight is reached; 0 where there is no sample.</summary>
    public double Percentile(double p)
    {
        int first = Array.FindIndex(_weights, w => w >= Epsilon), last = Array.FindLastIndex(_weights, w => w >= Epsilon);
        if (first < 0)
        {
            return 0.0;
        }

        double threshold = p * _weights.Sum(), sum = 0.0;
        int bucket = first;
        for (; bucket < last; bucket++)
        {
            sum += _weights[bucket];
            if (sum >= threshold)
            {
                break;
            }
        }

        return StartOf(Math.Min(bucket + 1, Buckets - 1));
    }

    private static int BucketOf(double cores) => cores < FirstBucketCores
        ? 0
        : Math.Min((int)Math.Log((cores * (Growth - 1.0) / FirstBucketCores) + 1.0, Growth), Buckets - 1);

    private static double StartOf(int bucket) => FirstBucketCores * (Math.Pow(Growth, bucket) - 1.0) / (Growth - 1.0);
}
