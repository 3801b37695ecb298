using MathNet.Numerics.Distributions;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Pipelines;

/// <summary>
/// Time from the start of a replica until it is ready: lognormal about its mean with p95 / p50 = <see cref="TailRatio"/>
/// (2 by default, the shape of model loads in Alibaba's GenTD26 trace).
/// </summary>
/// <param name="MeanSeconds">0 or more; 0 is instant.</param>
/// <param name="TailRatio">95th percentile over median, 1 (always the mean) or more.</param>
public readonly record struct StartUpTime(double MeanSeconds, double TailRatio = 2.0)
{
    /// <summary>The start-up time of a replica: the same for the same (replica, stage) of a seed.</summary>
    public double Sample(in CounterRandom random, long replica, int stage)
    {
        if (MeanSeconds <= 0.0 || TailRatio <= 1.0)
        {
            return Math.Max(0.0, MeanSeconds);
        }

        double sigma = Math.Log(TailRatio) / Normal.InvCDF(0.0, 1.0, 0.95);
        return MeanSeconds * Math.Exp((sigma * random.Gaussian(replica, stage)) - (0.5 * sigma * sigma));
    }
}
