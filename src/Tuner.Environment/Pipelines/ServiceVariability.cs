using MathNet.Numerics.Distributions;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Pipelines;

/// <summary>How service times scatter: a factor of mean 1 on the mean service time, one draw a batch.</summary>
public sealed class ServiceVariability
{
    private readonly double _sigma;
    private readonly double _shape;

    /// <summary>A law of mean 1. <paramref name="coefficientOfVariation"/> is not used by the deterministic and exponential laws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A lognormal or gamma law whose coefficient of variation is not positive and finite.</exception>
    public ServiceVariability(ServiceDistribution distribution, double coefficientOfVariation = 0.0)
    {
        Distribution = distribution;
        CoefficientOfVariation = distribution switch
        {
            ServiceDistribution.Deterministic => 0.0,
            ServiceDistribution.Exponential => 1.0,
            _ when coefficientOfVariation > 0.0 && double.IsFinite(coefficientOfVariation) => coefficientOfVariation,
            _ => throw new ArgumentOutOfRangeException(
                nameof(coefficientOfVariation), coefficientOfVariation, "A coefficient of variation above 0 was expected."),
        };
        double squared = CoefficientOfVariation * CoefficientOfVariation;
        _sigma = Math.Sqrt(Math.Log(1.0 + squared));
        _shape = squared > 0.0 ? 1.0 / squared : 0.0;
    }

    /// <summary>The family of the law.</summary>
    public ServiceDistribution Distribution { get; }

    /// <summary>Standard deviation over mean.</summary>
    public double CoefficientOfVariation { get; }

    /// <summary>The factor that belongs to (request, stage), and to one of its items there: the same under every policy.</summary>
    public double Factor(in CounterRandom random, long request, int stage, int item = 0) => Distribution switch
    {
        ServiceDistribution.Deterministic => 1.0,
        ServiceDistribution.Lognormal => Math.Exp((_sigma * random.Gaussian(request, stage, item)) - (0.5 * _sigma * _sigma)),
        _ => Quantile(random.Uniform(request, stage, item)),
    };

    /// <summary>The <paramref name="p"/>-quantile of the factor, p in (0, 1).</summary>
    public double Quantile(double p) => Distribution switch
    {
        ServiceDistribution.Deterministic => 1.0,
        ServiceDistribution.Exponential => -Math.Log(1.0 - p),
        ServiceDistribution.Lognormal => Math.Exp((_sigma * Normal.InvCDF(0.0, 1.0, p)) - (0.5 * _sigma * _sigma)),
        _ => Gamma.InvCDF(_shape, _shape, p),
    };
}
