using Tuner.Environment.Randomness;

namespace Tuner.Environment.Pipelines;

/// <summary>
/// Seconds that a request spent on the network before it arrived, which its deadline is short of: SLO minus network time
/// (Sponge, EuroMLSys 2024).
/// </summary>
public interface INetworkDelay
{
    /// <summary>0 or more, a function of its arguments alone.</summary>
    /// <param name="random">By (request, 0).</param>
    /// <param name="request">Its place in the order of arrival, from 0.</param>
    /// <param name="arrivalSeconds">Seconds since the start of the run.</param>
    double Seconds(in CounterRandom random, long request, double arrivalSeconds);
}
