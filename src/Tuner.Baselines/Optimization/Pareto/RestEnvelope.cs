namespace Tuner.Baselines.Optimization.Pareto;

/// <summary>
/// The most value that a plan of a chain can have whose accuracy so far, and nothing else, is known; latency and cores have prices instead of limits. By
/// stages from the end: V[s](a) = max over the options of V[s + 1](a x factor) - loss - prices x (seconds, cores), with V at the end = slope x a. V is
/// convex in a, so between two points it lies below their chord: it is kept at a few points, and read off the chords.
/// </summary>
internal sealed class RestEnvelope
{
    private const int Points = 16;

    private double[] _values = [], _from = [], _perUnit = [];
    private readonly List<(double Factor, double Loss)> _useful = [];

    /// <summary>The price of a second.</summary>
    public double SecondPrice { get; private set; }

    /// <summary>The price of a core.</summary>
    public double CorePrice { get; private set; }

    /// <summary>The most value of the whole chain at these prices, the price of all that it takes taken off.</summary>
    public double Most => Rest(0, 1.0);

    /// <summary>Computes all stages anew.</summary>
    public void Fill(ReadOnlySpan<StageColumns> columns, double slope, double secondPrice, double corePrice)
    {
        (SecondPrice, CorePrice) = (secondPrice, corePrice);
        int stages = columns.Length;
        if (_from.Length < stages + 1)
        {
            (_values, _from, _perUnit) = (new double[(stages + 1) * Points], new double[stages + 1], new double[stages + 1]);
        }

        double low = 1.0, high = 1.0;
        for (int s = 0; s <= stages; s++)
        {
            _from[s] = low;
            _perUnit[s] = high > low ? (Points - 1) / (high - low) : 0.0;
            if (s < stages)
            {
                low *= columns[s].LeastFactor;
                high *= columns[s].MostFactor;
            }
        }

        for (int i = 0; i < Points; i++)
        {
            _values[(stages * Points) + i] = slope * At(stages, i);
        }

        for (int s = stages - 1; s >= 0; s--)
        {
            FindUseful(columns[s]);
            int points = _perUnit[s] == 0.0 ? 1 : Points;
            for (int i = 0; i < points; i++)
            {
                double accuracy = At(s, i), most = double.NegativeInfinity;
                foreach ((double factor, double loss) in _useful)
                {
                    most = Math.Max(most, Rest(s + 1, accuracy * factor) - loss);
                }

                _values[(s * Points) + i] = most;
            }
        }
    }

    /// <summary>The loss of an option, the price of what it takes included.</summary>
    public double Loss(in StageEntry entry) => entry.Loss + (SecondPrice * entry.Seconds) + (CorePrice * entry.Cores);

    /// <summary>The most that can come of an accuracy before a stage, from which the losses so far and the price of what was taken are still to be taken.</summary>
    public double Rest(int stage, double accuracy)
    {
        int at = stage * Points;
        double place = (accuracy - _from[stage]) * _perUnit[stage];
        if (!(place > 0.0))
        {
            return _values[at];
        }

        int point = Math.Min((int)place, Points - 2);
        double first = _values[at + point];
        return first + ((place - point) * (_values[at + point + 1] - first));
    }

    private double At(int stage, int point) => _perUnit[stage] == 0.0 ? _from[stage] : _from[stage] + (point / _perUnit[stage]);

    // Of options as accurate, the one of least loss; and none that a more accurate one does not cost more than.
    private void FindUseful(StageColumns column)
    {
        _useful.Clear();
        for (int i = 0; i < column.Count; i++)
        {
            ref readonly StageEntry entry = ref column.Entries[i];
            double factor = entry.Factor, loss = Loss(in entry);
            bool isUseful = true;
            for (int k = _useful.Count - 1; k >= 0 && isUseful; k--)
            {
                (double otherFactor, double otherLoss) = _useful[k];
                isUseful = !(otherFactor >= factor && otherLoss <= loss);
                if (isUseful && factor >= otherFactor && loss <= otherLoss)
                {
                    _useful[k] = _useful[^1];
                    _useful.RemoveAt(_useful.Count - 1);
                }
            }

            if (isUseful)
            {
                _useful.Add((factor, loss));
            }
        }
    }
}
