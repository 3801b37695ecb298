using Tuner.Environment.Randomness;

namespace Tuner.Experiments.Benchmarks;

/// <summary>The floor: 10,000 customers of <see cref="BareQueue"/> at a time.</summary>
internal sealed class BareQueueWork(int servers, double load, ulong seed) : BenchmarkWork
{
    private const int Customers = 10_000;

    private BareQueue _queue = new(servers, load, new SeedSequence(seed));

    public override void Rewind()
    {
        _queue = new BareQueue(servers, load, new SeedSequence(seed));
        _queue.Serve(Customers);
    }

    public override long Run()
    {
        _queue.Serve(Customers);
        return Customers;
    }
}
