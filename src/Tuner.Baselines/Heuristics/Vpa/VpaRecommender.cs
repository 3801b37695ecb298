namespace Tuner.Baselines.Heuristics.Vpa;

/// <summary>
/// The CPU recommendation of the Kubernetes Vertical Pod Autoscaler (kubernetes/autoscaler, vertical-pod-autoscaler/pkg/recommender, its default
/// flags): percentiles of a decaying histogram, a safety margin, and bounds that are the wider the less is known.
/// </summary>
public sealed class VpaRecommender(VpaOptions options)
{
    private const double LeastSampleWeight = 0.1;
    private const double LeastCores = 0.025;
    private const double SecondsPerDay = 86_400.0;
    private const double SamplesPerDay = 1_440.0;

    private readonly DecayingHistogram _histogram = new(options.HalfLifeSeconds);
    private double _firstSeconds = double.NaN;
    private double _lastSeconds;
    private int _samples;

    /// <summary>One more sample: the cores used, weighted by the cores that were asked for.</summary>
    public void Add(double usedCores, double requestedCores, double seconds)
    {
        _histogram.Add(usedCores, Math.Max(requestedCores, LeastSampleWeight), seconds);
        _firstSeconds = double.IsNaN(_firstSeconds) ? seconds : _firstSeconds;
        _lastSeconds = seconds;
        _samples++;
    }

    /// <summary>The recommendation now; null before the first sample.</summary>
    public VpaRecommendation? Recommend()
    {
        if (_samples == 0)
        {
            return null;
        }

        // getConfidence: days of history, or days' worth of samples at one a minute where these are fewer.
        double confidence = Math.Min((_lastSeconds - _firstSeconds) / SecondsPerDay, _samples / SamplesPerDay);
        return new VpaRecommendation(
            Estimate(options.LowerPercentile, Math.Pow(1.0 + (0.001 / confidence), -2.0)),
            Estimate(options.TargetPercentile, 1.0),
            Estimate(options.UpperPercentile, 1.0 + (1.0 / confidence)));
    }

    private double Estimate(double percentile, double multiplier) =>
        Math.Max(LeastCores, _histogram.Percentile(percentile) * (1.0 + options.SafetyMargin) * multiplier);
}
