using Tuner.Environment.Randomness;

namespace Tuner.Environment.Pipelines;

/// <summary>Lognormal network time.</summary>
public sealed record LognormalDelay : INetworkDelay
{
    private readonly double _sigma;

    /// <summary>A law of that mean, above 0, and coefficient of variation, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number out of its range.</exception>
    public LognormalDelay(double meanSeconds, double coefficientOfVariation)
    {
        NetworkDelays.Require(meanSeconds > 0.0 && double.IsFinite(meanSeconds), nameof(meanSeconds), meanSeconds, "Seconds above 0 and finite");
        NetworkDelays.Require(
            coefficientOfVariation >= 0.0 && double.IsFinite(coefficientOfVariation),
            nameof(coefficientOfVariation),
            coefficientOfVariation,
            "A coefficient of variation of 0 or more");
        MeanSeconds = meanSeconds;
        CoefficientOfVariation = coefficientOfVariation;
        _sigma = Math.Sqrt(Math.Log(1.0 + (coefficientOfVariation * coefficientOfVariation)));
    }

    /// <summary>Above 0.</summary>
    public double MeanSeconds { get; }

    /// <summary>Standard deviation over mean, 0 or more.</summary>
    public double CoefficientOfVariation { get; }

    /// <inheritdoc/>
    public double Seconds(in CounterRandom random, long request, double arrivalSeconds) =>
        MeanSeconds * Math.Exp((_sigma * random.Gaussian(request, 0)) - (0.5 * _sigma * _sigma));
}
