namespace Tuner.Environment.Dispatching;

/// <summary>
/// Foretells when a request would leave a stage, from the times at which its replicas become free, first come first served, at
/// mean service times (the admission control of Clockwork, OSDI 2020, and AlpaServe, OSDI 2023). What is ahead is served in full
/// batches, as if it were all there; batch timeouts are left out.
/// </summary>
public sealed class FinishForecast
{
    private Server[] _heap = new Server[8];
    private int _count;

    /// <summary>Forgets the replicas.</summary>
    public void Clear() => _count = 0;

    /// <summary>A replica that is free from <paramref name="freeSeconds"/> on.</summary>
    /// <param name="freeSeconds">Seconds on the caller's clock.</param>
    /// <param name="meanSecondsByBatch">Mean service time by batch size; entry 0 is not used.</param>
    public void AddReplica(double freeSeconds, double[] meanSecondsByBatch)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * _count);
        }

        int hole = _count++;
        while (hole > 0 && freeSeconds < _heap[(hole - 1) / 2].FreeSeconds)
        {
            _heap[hole] = _heap[(hole - 1) / 2];
            hole = (hole - 1) / 2;
        }

        _heap[hole] = new Server(freeSeconds, meanSecondsByBatch);
    }

    /// <summary>
    /// When a request would leave that comes at <paramref name="arrivalSeconds"/> behind <paramref name="ahead"/> others; infinite
    /// where there is no replica. Uses the replicas up: call <see cref="Clear"/> before the next forecast.
    /// </summary>
    public double FinishSeconds(double arrivalSeconds, int ahead, int maxBatch)
    {
        if (_count == 0)
        {
            return double.PositiveInfinity;
        }

        int batches = ahead / maxBatch;
        double roundsSeconds = SkipRounds(ref batches, maxBatch);
        for (; batches > 0; batches--)
        {
            Server first = _heap[0];
            Replace(first with { FreeSeconds = first.FreeSeconds + first.MeanSecondsByBatch[maxBatch] });
        }

        int size = (ahead % maxBatch) + 1;
        return Math.Max(arrivalSeconds, _heap[0].FreeSeconds + roundsSeconds) + _heap[0].MeanSecondsByBatch[size];
    }

    /// <summary>
    /// Replicas of one speed that become free within one batch time of each other take turns: a round of one batch each shifts all
    /// free times by that time. Returns the shift of all whole rounds, and leaves the batches of the last one.
    /// </summary>
    private double SkipRounds(ref int batches, int maxBatch)
    {
        double[] means = _heap[0].MeanSecondsByBatch;
        double latest = _heap[0].FreeSeconds + means[maxBatch];
        for (int i = 1; i < _count; i++)
        {
            if (_heap[i].MeanSecondsByBatch != means || _heap[i].FreeSeconds > latest)
            {
                return 0.0;
            }
        }

        (int rounds, batches) = Math.DivRem(batches, _count);
        return rounds * means[maxBatch];
    }

    private void Replace(Server server)
    {
        int hole = 0;
        while (true)
        {
            int child = (2 * hole) + 1;
            if (child + 1 < _count && _heap[child + 1].FreeSeconds < _heap[child].FreeSeconds)
            {
                child++;
            }

            if (child >= _count || server.FreeSeconds <= _heap[child].FreeSeconds)
            {
                _heap[hole] = server;
                return;
            }

            _heap[hole] = _heap[child];
            hole = child;
        }
    }

    private readonly record struct Server(double FreeSeconds, double[] MeanSecondsByBatch);
}
