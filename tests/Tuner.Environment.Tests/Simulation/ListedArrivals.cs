using Tuner.Environment.Workloads;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Arrivals at given times.</summary>
internal sealed class ListedArrivals(params double[] times) : IArrivalSource
{
    public double DurationSeconds { get; } = times.Length == 0 ? 0.0 : Math.Floor(times[^1]) + 1.0;

    public IArrivalSource Copy() => new ListedArrivals(times);

    public void AppendSecond(int second, List<double> into) => into.AddRange(times.Where(t => (int)t == second));
}
