using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Given network times, by request; again from the first after the last.</summary>
internal sealed class ScriptedNetwork(params double[] seconds) : INetworkDelay
{
    public double Seconds(in CounterRandom random, long request, double arrivalSeconds) => seconds[request % seconds.Length];
}
