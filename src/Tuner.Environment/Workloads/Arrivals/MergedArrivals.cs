using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>
/// The requests of several tenants as one stream, in the order of time (at one instant, in the order of the tenants). Each tenant's part of
/// the trace has a process and, by its name, a seed of its own, so that one more tenant leaves the others' requests where they are.
/// </summary>
public sealed class MergedArrivals(IReadOnlyList<(string Name, IArrivalProcess Arrivals)> tenants) : IArrivalProcess
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The trace is not the sum of as many parts as there are tenants.</exception>
    public IArrivalSource Arrivals(LoadTrace trace, SeedSequence seeds)
    {
        if (trace.Parts.Count != tenants.Count)
        {
            throw new ArgumentException($"{trace.Name} has {trace.Parts.Count} parts for {tenants.Count} tenants", nameof(trace));
        }

        return new Source(
            trace.DurationSeconds, [.. tenants.Zip(trace.Parts, (tenant, part) => tenant.Arrivals.Arrivals(part, seeds.Child(tenant.Name)))]);
    }

    private sealed class Source(double durationSeconds, IArrivalSource[] parts) : IArrivalSource
    {
        private readonly List<double> _second = [];

        public double DurationSeconds => durationSeconds;

        public IArrivalSource Copy() => new Source(durationSeconds, [.. parts.Select(p => p.Copy())]);

        public void AppendSecond(int second, List<double> times)
        {
            _second.Clear();
            foreach (IArrivalSource part in parts)
            {
                part.AppendSecond(second, _second);
            }

            _second.Sort();
            times.AddRange(_second);
        }
    }
}
