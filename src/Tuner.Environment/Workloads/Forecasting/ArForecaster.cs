using MathNet.Numerics.LinearAlgebra;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>
/// Autoregression of order p on the window's bins, x_t = c + phi_1 x_(t-1) + ... + phi_p x_(t-p), by least squares anew at every decision
/// (Box and Jenkins, "Time Series Analysis", 1970; IPA's predictor <c>arima</c> is one of order 1), carried on bin by bin over the horizon.
/// Where the window leaves coefficients open, as a constant load does, the shortest vector of them is taken. Never below 0 nor above
/// twice the busiest bin of the window, where an unstable fit would go.
/// </summary>
public sealed class ArForecaster(int order, int seconds, int binSeconds, int horizonSeconds, ForecastTarget target) : ILoadForecaster
{
    private const double MostGrowth = 2.0;

    /// <inheritdoc/>
    public string Name => $"ar {order} of {seconds} s by {binSeconds} s";

    /// <inheritdoc/>
    public double ForecastRps(ArrivalHistory arrivals)
    {
        double[] bins = ArrivalBins.Of(arrivals, seconds, binSeconds, target);
        int rows = bins.Length - order;
        if (rows <= order)
        {
            return target == ForecastTarget.Max ? arrivals.Max(horizonSeconds) : arrivals.Mean(horizonSeconds);
        }

        // Row i: 1 and the p bins before bin i + p, the latest first.
        Matrix<double> before = Matrix<double>.Build.Dense(rows, order + 1, (i, k) => k == 0 ? 1.0 : bins[i + order - k]);
        Vector<double> coefficients = before.PseudoInverse() * Vector<double>.Build.Dense(bins[order..]);
        double most = MostGrowth * bins.Max();
        List<double> series = [.. bins];
        int steps = (horizonSeconds + binSeconds - 1) / binSeconds;
        for (int step = 0; step < steps; step++)
        {
            double next = coefficients[0];
            for (int k = 1; k <= order; k++)
            {
                next += coefficients[k] * series[^k];
            }

            series.Add(Math.Clamp(next, 0.0, most));
        }

        return target.Of(series.Skip(bins.Length));
    }
}
