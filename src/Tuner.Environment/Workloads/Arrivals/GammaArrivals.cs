using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>
/// k gamma gaps of a given coefficient of variation, scaled to fill a second as a circle and turned by a uniform phase: exactly k
/// requests, and the gap across the second's edge no different from the others. At a CV of 1 these are Poisson arrivals; below,
/// they are more regular, above, they clump. Scaling takes some of the spread: the gaps' squared CV is (k - 1) / (k / CV^2 + 1), which
/// nears CV^2 as k grows.
/// </summary>
public sealed class GammaArrivals : IArrivalProcess
{
    private readonly double _shape;

    /// <summary>Gaps with the coefficient of variation <paramref name="cv"/>, in [0.05, 10].</summary>
    public GammaArrivals(double cv)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cv, 0.05);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cv, 10.0);
        Cv = cv;
        _shape = 1.0 / (cv * cv);
    }

    /// <summary>Of the gaps before they are scaled.</summary>
    public double Cv { get; }

    /// <inheritdoc/>
    public IArrivalSource Arrivals(LoadTrace trace, SeedSequence seeds) => new SecondwiseSource(trace, seeds, Place);

    private void Place(RandomStream random, Span<double> offsets)
    {
        double phase = random.NextDouble(), sum = 0.0;
        foreach (ref double offset in offsets)
        {
            offset = sum;
            sum += random.NextGamma(_shape);
        }

        foreach (ref double offset in offsets)
        {
            double turned = (sum > 0.0 ? offset / sum : 0.0) + phase;
            offset = turned >= 1.0 ? turned - 1.0 : turned;
        }
    }
}
