using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Tuner.Baselines.Search.Bayesian;

/// <summary>A Gaussian process of mean 0 and variance 1, given its values at some points (Rasmussen and Williams 2006, algorithm 2.1).</summary>
internal sealed class GaussianProcess
{
    private readonly IReadOnlyList<double[]> _at;
    private readonly MaternKernel _kernel;
    private readonly Cholesky<double> _factor;
    private readonly Vector<double> _weights;

    /// <summary>The posterior; <paramref name="noise"/> is the variance of the values' errors, above 0 where points may lie together.</summary>
    public GaussianProcess(IReadOnlyList<double[]> at, double[] values, MaternKernel kernel, double noise)
    {
        (_at, _kernel) = (at, kernel);
        Vector<double> y = Vector<double>.Build.Dense(values);
        _factor = Matrix<double>.Build.Dense(at.Count, at.Count, (i, j) => kernel.Of(at[i], at[j]) + (i == j ? noise : 0.0)).Cholesky();
        _weights = _factor.Solve(y);
        LogLikelihood = (-0.5 * y.DotProduct(_weights)) - (0.5 * _factor.DeterminantLn) - (0.5 * at.Count * Math.Log(2.0 * Math.PI));
    }

    /// <summary>Of the values given.</summary>
    public double LogLikelihood { get; }

    /// <summary>Mean and standard deviation of the value at a point.</summary>
    public (double Mean, double Deviation) At(double[] x)
    {
        Vector<double> covariances = Vector<double>.Build.Dense(_at.Count, i => _kernel.Of(_at[i], x));
        double variance = 1.0 - covariances.DotProduct(_factor.Solve(covariances));
        return (covariances.DotProduct(_weights), Math.Sqrt(Math.Max(0.0, variance)));
    }
}
