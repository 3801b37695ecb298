using Tuner.Environment.Randomness;

namespace Tuner.Experiments.Benchmarks;

/// <summary>
/// The least that an M/M/c queue costs, to measure the simulator against: customers in the order of arrival each take the server that is
/// free first (Kiefer and Wolfowitz, 1955), the times at which servers are free in a binary heap. It draws its random numbers as the
/// simulator does, and knows nothing of batches, stages, replicas, deadlines or reports. The mean service time is 1.
/// </summary>
internal sealed class BareQueue(int servers, double load, SeedSequence seeds)
{
    private readonly double[] _free = new double[servers];
    private readonly double _meanGap = 1.0 / (load * servers);
    private readonly RandomStream _arrivals = seeds.Stream("arrivals");
    private readonly CounterRandom _service = new(seeds.Derive("service"));
    private double _now, _waits;
    private long _served;

    /// <summary>Mean wait in service times.</summary>
    public double MeanWait => _waits / _served;

    /// <summary>Serves the next <paramref name="customers"/>.</summary>
    public void Serve(int customers)
    {
        double[] free = _free;
        double now = _now, waits = 0.0;
        long customer = _served, end = _served + customers;
        for (; customer < end; customer++)
        {
            now += _meanGap * _arrivals.NextExponential();
            double start = Math.Max(now, free[0]);
            waits += start - now;
            ReplaceFirst(free, start - Math.Log(1.0 - _service.Uniform(customer, 0)));
        }

        (_now, _waits, _served) = (now, _waits + waits, end);
    }

    private static void ReplaceFirst(double[] heap, double value)
    {
        int hole = 0;
        for (int child = 1; child < heap.Length; child = (2 * hole) + 1)
        {
            if (child + 1 < heap.Length && heap[child + 1] < heap[child])
            {
                child++;
            }

            if (heap[child] >= value)
            {
                break;
            }

            heap[hole] = heap[child];
            hole = child;
        }

        heap[hole] = value;
    }
}
