namespace Tuner.Baselines.Optimization.Pareto;

/// <summary>
/// The dynamic programme over a chain: stage by stage, every beginning of a plan goes on with every option of the stage; what cannot meet the
/// limits, what the envelope of the rest says cannot be as good as a plan already known, and what another beginning dominates in latency,
/// accuracy, loss and cores is left out. For one thread; keeps its buffers.
/// </summary>
/// <remarks>
/// The envelope is taken at two prices of latency: none, which is tight where the SLO leaves room, and the price at which the best plan just
/// meets the SLO (the dual of its constraint; Handler and Zang, Networks 10, 1980), which is tight where it does not.
/// </remarks>
internal sealed class ChainSearch
{
    private const double Sure = 2.1 * PlanningProblem.Tolerance;
    private const int MostPrices = 8;

    private readonly List<int[]> _found = [];
    private readonly List<double> _foundValues = [];
    private StageColumns[] _columns = [];
    private Beginnings[] _beginnings = [];
    private double[] _restSeconds = [], _restCores = [];
    private RestEnvelope _free = new(), _priced = new(), _spare = new();
    private int[] _traced = [];
    private ChainValue _value;
    private int _stages;
    private double _sloSeconds, _clusterCores, _best;
    private bool _isPriced;

    /// <summary>
    /// The options, by stage, of every plan of the best value within the limits that could be preferred to the others; none where no plan is
    /// within them. The list is overwritten by the next search.
    /// </summary>
    /// <exception cref="NotSupportedException">More than <paramref name="maxLabels"/> beginnings would have to be looked at.</exception>
    public IReadOnlyList<int[]> Run(
        PlanningProblem problem, double targetRps, double sloSeconds, double clusterCores, ChainGoal goal, long maxLabels)
    {
        _found.Clear();
        _foundValues.Clear();
        (_sloSeconds, _clusterCores, _best) = (sloSeconds, clusterCores, double.NegativeInfinity);
        _value = new ChainValue(problem, goal);
        Grow(problem.Stages.Length);
        if (!Fill(problem, targetRps))
        {
            return _found;
        }

        Price();
        _beginnings[0].Start();
        long looked = 0;
        for (int s = 0; s < _stages - 1; s++)
        {
            Beginnings next = _beginnings[s + 1];
            next.Clear();
            looked += Extend(s, next);
            if (looked > maxLabels)
            {
                throw TooLarge(problem, maxLabels);
            }

            next.Sift(_beginnings.AsSpan(0, s + 1));
        }

        End();
        return _found;
    }

    private void Grow(int stages)
    {
        _stages = stages;
        if (_columns.Length < stages)
        {
            _columns = [.. Enumerable.Range(0, stages).Select(_ => new StageColumns())];
            _beginnings = [.. Enumerable.Range(0, stages).Select(_ => new Beginnings())];
            (_restSeconds, _restCores, _traced) = (new double[stages + 1], new double[stages + 1], new int[stages]);
        }
    }

    private bool Fill(PlanningProblem problem, double targetRps)
    {
        (_restSeconds[_stages], _restCores[_stages]) = (0.0, 0.0);
        for (int s = _stages - 1; s >= 0; s--)
        {
            StageColumns column = _columns[s];
            column.Fill(problem, s, in _value, targetRps, _sloSeconds - _restSeconds[s + 1], _clusterCores - _restCores[s + 1]);
            if (column.Count == 0)
            {
                return false;
            }

            _restSeconds[s] = _restSeconds[s + 1] + column.LeastSeconds;
            _restCores[s] = _restCores[s + 1] + column.LeastCores;
        }

        return true;
    }

    // Finds the price of latency by the tangents of the dual; every plan met on the way that is within the limits sets the mark.
    private void Price()
    {
        ReadOnlySpan<StageColumns> columns = _columns.AsSpan(0, _stages);
        _free.Fill(columns, _value.Slope, price: 0.0);
        (double lowValue, double lowSeconds) = Trace(_free);
        _isPriced = lowSeconds > _sloSeconds;
        if (!_isPriced)
        {
            return;
        }

        (double highValue, double highSeconds) = Quickest();
        double least = double.PositiveInfinity;
        for (int i = 0; i < MostPrices && lowSeconds > highSeconds && lowValue > highValue; i++)
        {
            double price = (lowValue - highValue) / (lowSeconds - highSeconds);
            _spare.Fill(columns, _value.Slope, price);
            double bound = _spare.Most + (price * _sloSeconds);
            (double value, double seconds) = Trace(_spare);
            if (bound < least)
            {
                least = bound;
                (_priced, _spare) = (_spare, _priced);
            }

            double onLine = lowValue - (price * lowSeconds);
            if (value - (price * seconds) <= onLine + Sure)
            {
                break;
            }

            if (seconds > _sloSeconds)
            {
                (lowValue, lowSeconds) = (value, seconds);
            }
            else
            {
                (highValue, highSeconds) = (value, seconds);
            }
        }

        _isPriced = least < double.PositiveInfinity;
    }

    private (double Value, double Seconds) Trace(RestEnvelope envelope)
    {
        double factor = 1.0;
        for (int s = 0; s < _stages; s++)
        {
            StageColumns column = _columns[s];
            double most = double.NegativeInfinity;
            for (int i = 0; i < column.Count; i++)
            {
                ref readonly StageEntry entry = ref column.Entries[i];
                double worth = envelope.Rest(s + 1, factor * entry.Factor) - entry.Loss - (envelope.Price * entry.Seconds);
                if (worth > most)
                {
                    (most, _traced[s]) = (worth, i);
                }
            }

            factor *= column.Entries[_traced[s]].Factor;
        }

        return Mark();
    }

    private (double Value, double Seconds) Quickest()
    {
        _traced.AsSpan(0, _stages).Clear();
        return Mark();
    }

    private (double Value, double Seconds) Mark()
    {
        double factor = 1.0, loss = 0.0, seconds = 0.0, cores = 0.0;
        for (int s = 0; s < _stages; s++)
        {
            ref readonly StageEntry entry = ref _columns[s].Entries[_traced[s]];
            factor *= entry.Factor;
            loss += entry.Loss;
            seconds += entry.Seconds;
            cores += entry.Cores;
        }

        double value = (_value.Slope * factor) - loss;
        if (seconds <= _sloSeconds && cores <= _clusterCores)
        {
            _best = Math.Max(_best, value);
        }

        return (value, seconds);
    }

    private long Extend(int s, Beginnings next)
    {
        Beginnings at = _beginnings[s];
        StageColumns column = _columns[s];
        double secondsLeft = _sloSeconds + PlanningProblem.Tolerance - _restSeconds[s + 1];
        double coresLeft = _clusterCores + PlanningProblem.Tolerance - _restCores[s + 1];
        long looked = 0;
        for (int k = 0; k < at.Count; k++)
        {
            ref readonly StageEntry before = ref at.Kept[k];
            for (int i = 0; i < column.Count; i++)
            {
                ref readonly StageEntry entry = ref column.Entries[i];
                double seconds = before.Seconds + entry.Seconds;
                if (seconds > secondsLeft)
                {
                    break;
                }

                looked++;
                double cores = before.Cores + entry.Cores, factor = before.Factor * entry.Factor, loss = before.Loss + entry.Loss;
                if (cores <= coresLeft && Most(s + 1, factor, loss, seconds) >= _best - Sure)
                {
                    next.Offer(
                        new StageEntry(seconds, factor, loss, cores, before.CostCores + entry.CostCores, before.Batch + entry.Batch, entry.Option), k);
                }
            }
        }

        return looked;
    }

    private double Most(int stage, double factor, double loss, double seconds)
    {
        double most = _free.Rest(stage, factor) - loss;
        return _isPriced
            ? Math.Min(most, _priced.Rest(stage, factor) - loss + (_priced.Price * (_sloSeconds + PlanningProblem.Tolerance - seconds)))
            : most;
    }

    private void End()
    {
        Beginnings at = _beginnings[_stages - 1];
        StageColumns column = _columns[_stages - 1];
        for (int k = 0; k < at.Count; k++)
        {
            ref readonly StageEntry before = ref at.Kept[k];
            for (int i = 0; i < column.Count; i++)
            {
                ref readonly StageEntry entry = ref column.Entries[i];
                if (before.Seconds + entry.Seconds > _sloSeconds + PlanningProblem.Tolerance)
                {
                    break;
                }

                double value = (_value.Slope * before.Factor * entry.Factor) - before.Loss - entry.Loss;
                if (value >= _best - Sure && before.Cores + entry.Cores <= _clusterCores + PlanningProblem.Tolerance)
                {
                    Keep(value, k, entry.Option);
                }
            }
        }
    }

    private void Keep(double value, int beginning, int option)
    {
        if (value > _best)
        {
            _best = value;
            for (int i = _found.Count - 1; i >= 0; i--)
            {
                if (_foundValues[i] < _best - Sure)
                {
                    _found.RemoveAt(i);
                    _foundValues.RemoveAt(i);
                }
            }
        }

        int[] options = new int[_stages];
        options[^1] = option;
        for (int s = _stages - 1; s > 0; s--)
        {
            options[s - 1] = _beginnings[s].Kept[beginning].Option;
            beginning = _beginnings[s].From[beginning];
        }

        _found.Add(options);
        _foundValues.Add(value);
    }

    private static NotSupportedException TooLarge(PlanningProblem problem, long limit) => new(
        $"The best plan of {problem.Stages.Length} stages with {string.Join(" x ", problem.Stages.Select(s => s.Length))} options "
        + $"(variants x allocations x batches) was not found within {limit:N0} beginnings of plans. Give fewer batch sizes, allocations or variants.");
}
