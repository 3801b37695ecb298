namespace Tuner.Baselines.Search.Bayesian;

/// <summary>The Matern covariance with smoothness 5/2 and variance 1 (Rasmussen and Williams 2006, equation 4.17).</summary>
/// <param name="LengthScale">The distance over which values go their own ways, above 0.</param>
internal readonly record struct MaternKernel(double LengthScale)
{
    /// <summary>(1 + r + r^2 / 3) exp(-r), where r is root 5 times the distance in length scales.</summary>
    public double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double squares = 0.0;
        for (int i = 0; i < x.Length; i++)
        {
            squares += (x[i] - y[i]) * (x[i] - y[i]);
        }

        double r = Math.Sqrt(5.0 * squares) / LengthScale;
        return (1.0 + r + (r * r / 3.0)) * Math.Exp(-r);
    }
}
