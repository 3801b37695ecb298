using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>
/// Requests when they were recorded: each second of a stretch has those of the recorded second that it is cut from, at the same offsets.
/// Where counts are divided, every <paramref name="damping"/>-th request of the second is kept. A stretch that is not
/// of the record (a generated one, which learning takes where a file holds the test alone) has Poisson arrivals.
/// </summary>
public sealed class TimestampArrivals(RequestTrace requests, int damping = 1) : IArrivalProcess
{
    private readonly PoissonArrivals _otherwise = new();

    /// <inheritdoc/>
    public IArrivalSource Arrivals(LoadTrace trace, SeedSequence seeds) =>
        trace.IsRecorded ? new Source(trace, requests, damping) : _otherwise.Arrivals(trace, seeds);

    private sealed class Source(LoadTrace trace, RequestTrace requests, int damping) : IArrivalSource
    {
        public double DurationSeconds => trace.DurationSeconds;

        public IArrivalSource Copy() => this;

        public void AppendSecond(int second, List<double> times)
        {
            int count = second < trace.DurationSeconds ? trace[second] : 0;
            if (count == 0)
            {
                return;
            }

            int recorded = trace.RecordedSecond(second);
            ReadOnlySpan<double> there = requests.OfSecond(recorded);
            double last = Math.BitDecrement(second + 1.0);
            for (int i = 0; i < count; i++)
            {
                times.Add(Math.Clamp(second + (there[RequestTrace.Kept(i, damping)] - recorded), second, last));
            }
        }
    }
}
