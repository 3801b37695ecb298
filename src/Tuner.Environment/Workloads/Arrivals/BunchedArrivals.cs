using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>
/// The arrivals of the published IPA and Sponge runs, for replicating them and for nothing else: their load generator draws for each of
/// the k requests of a second an offset from its start, exponential with mean 1/k, where a Poisson process would add up gaps. At 20 RPS
/// 86 % of a second's requests fall in its first 100 ms. An offset beyond the second arrives in a later one, in order of time;
/// what would arrive after the end of the run arrives at its last instant, so that no request is lost.
/// </summary>
public sealed class BunchedArrivals : IArrivalProcess
{
    /// <inheritdoc/>
    public IArrivalSource Arrivals(LoadTrace trace, SeedSequence seeds) => new Source(trace, seeds);

    private sealed class Source(LoadTrace trace, SeedSequence seeds) : IArrivalSource
    {
        private readonly SecondStream _random = new(seeds);
        private readonly List<double> _waiting = [];

        public double DurationSeconds => trace.DurationSeconds;

        public IArrivalSource Copy()
        {
            Source copy = new(trace, seeds);
            copy._waiting.AddRange(_waiting);
            return copy;
        }

        public void AppendSecond(int second, List<double> times)
        {
            int count = second < trace.DurationSeconds ? trace[second] : 0;
            RandomStream random = _random.At(second);
            double last = Math.BitDecrement((double)trace.DurationSeconds);
            for (int i = 0; i < count; i++)
            {
                _waiting.Add(Math.Min(second + (random.NextExponential() / count), last));
            }

            _waiting.Sort();
            int due = 0;
            while (due < _waiting.Count && _waiting[due] < second + 1.0)
            {
                times.Add(_waiting[due++]);
            }

            _waiting.RemoveRange(0, due);
        }
    }
}
