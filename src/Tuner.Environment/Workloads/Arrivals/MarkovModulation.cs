using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>
/// The chain behind a Markov-modulated Poisson process (Fischer and Meier-Hellstern, 1993): the stay in state i is exponential with
/// mean s_i, then each of the others is as likely. So the chain is in state i for the share p_i = s_i / sum of s. Rates are
/// scaled to the mean 1 over these shares: the factor of a state times a mean rate is its rate.
/// </summary>
public sealed class MarkovModulation
{
    private readonly double[] _factors, _sojourns, _decays, _weights;

    /// <summary>At least two states, with rates of at least 0, not all 0, and mean stays above 0 s.</summary>
    /// <exception cref="ArgumentException">The lists differ in length or hold something else.</exception>
    public MarkovModulation(IReadOnlyList<double> rates, IReadOnlyList<double> sojournSeconds)
    {
        if (Fault(rates, sojournSeconds) is { } fault)
        {
            throw new ArgumentException(fault);
        }

        _sojourns = [.. sojournSeconds];
        double total = _sojourns.Sum(), mean = rates.Zip(_sojourns, (rate, stay) => rate * stay).Sum() / total;
        _factors = [.. rates.Select(rate => rate / mean)];
        (_decays, _weights) = Spectrum(_factors, _sojourns);
    }

    /// <summary>What a rate is multiplied by in each state; 1 on average over time.</summary>
    public IReadOnlyList<double> Factors => _factors;

    /// <summary>Mean stay in each state.</summary>
    public IReadOnlyList<double> SojournSeconds => _sojourns;

    /// <summary>What is wrong with states, as a sentence; null where nothing is.</summary>
    public static string? Fault(IReadOnlyList<double> rates, IReadOnlyList<double> sojournSeconds) =>
        rates.Count < 2 ? $"an mmpp has at least two states, got {rates.Count} rate{(rates.Count == 1 ? string.Empty : "s")}"
        : rates.Count != sojournSeconds.Count ? $"an mmpp has a rate and a stay for each state, got {rates.Count} rates and {sojournSeconds.Count} stays"
        : rates.FirstOrDefault(rate => !(rate >= 0.0 && double.IsFinite(rate))) is var bad && bad != 0.0 ? $"the rate of a state must be 0 or more, got {bad}"
        : sojournSeconds.Any(stay => !(stay > 0.0 && double.IsFinite(stay))) ? $"the stay in a state must be above 0 s, got {sojournSeconds.First(stay => !(stay > 0.0 && double.IsFinite(stay)))}"
        : rates.All(rate => rate == 0.0) ? "the rates of an mmpp are all 0"
        : null;

    /// <summary>
    /// Variance over mean of the requests of a window, at a mean rate: 1 + r sum_k 2 a_k / d_k (1 - (1 - exp(-d_k t)) / (d_k t)), where
    /// sum_k a_k exp(-d_k u) is the autocovariance of the factor. Of two states d = 1/s_1 + 1/s_2 and a = p_1 p_2 (f_1 - f_2)^2.
    /// </summary>
    public double IndexOfDispersion(double rateRps, double windowSeconds)
    {
        double sum = 1.0;
        for (int k = 0; k < _decays.Length; k++)
        {
            double x = _decays[k] * windowSeconds;

            // 1 - (1 - e^-x) / x cancels where x is small, and is x / 2 there.
            double shape = x < 1e-6 ? x / 2.0 : 1.0 - (-double.ExpM1(-x) / x);
            sum += rateRps * 2.0 * _weights[k] / _decays[k] * shape;
        }

        return sum;
    }

    /// <summary>
    /// Since every jump is uniform, p_i q_ij is the same for all pairs: the chain is reversible, and its generator symmetric after
    /// scaling by the roots of p. Its eigenvectors give the autocovariance as a sum of exponentials.
    /// </summary>
    private static (double[] Decays, double[] Weights) Spectrum(double[] factors, double[] sojourns)
    {
        int n = factors.Length;
        double total = sojourns.Sum();
        Matrix<double> symmetric = Matrix<double>.Build.Dense(
            n, n, (i, j) => i == j ? -1.0 / sojourns[i] : 1.0 / ((n - 1) * Math.Sqrt(sojourns[i] * sojourns[j])));
        Evd<double> spectrum = symmetric.Evd(Symmetricity.Symmetric);
        List<double> decays = [], weights = [];

        // In ascending order, so that the last one is the 0 of the stationary state.
        for (int k = 0; k < n - 1; k++)
        {
            double along = 0.0;
            for (int i = 0; i < n; i++)
            {
                along += Math.Sqrt(sojourns[i] / total) * factors[i] * spectrum.EigenVectors[i, k];
            }

            decays.Add(-spectrum.EigenValues[k].Real);
            weights.Add(along * along);
        }

        return ([.. decays], [.. weights]);
    }
}
