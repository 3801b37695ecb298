namespace Tuner.Baselines.Optimization.Pareto;

/// <summary>
/// The dynamic programme over a chain: stage by stage, every beginning of a plan goes on with every option of the stage; what cannot meet the
/// limits, what the envelope of the rest says cannot be as good as a plan already known, and what another beginning dominates in latency,
/// accuracy, loss and cores is left out. For one thread; keeps its buffers.
/// </summary>
/// <remarks>
/// The envelope is taken at two pairs of prices: none, which is tight where the limits leave room, and those of <see cref="LimitPrices"/>, which are
/// tight where they do not. A first pass keeps but the most promising beginnings of each stage: it finds a plan so good that the second, which
/// leaves out nothing, has little to look at.
/// </remarks>
internal sealed class ChainSearch
{
    private const double Sure = 2.1 * PlanningProblem.Tolerance;
    private const double Rounding = 1e-14;
    private const int FirstWidth = 24;
    private const int MostPrices = 12;

    // Prices are good enough once better ones could not close more than this part of what is left above the best plan known.
    private const double Worthwhile = 0.02;

    private readonly List<int[]> _found = [];
    private readonly List<double> _foundValues = [];
    private readonly LimitPrices _prices = new();
    private StageColumns[] _columns = [];
    private Beginnings[] _beginnings = [];
    private double[] _restSeconds = [], _restCores = [];
    private RestEnvelope _free = new(), _priced = new(), _spare = new();
    private int[] _traced = [];
    private ChainValue _value;
    private int _stages;
    private double _sloSeconds, _clusterCores, _secondRoom, _coreRoom, _best, _sure;
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

        // Without a limit, what it leaves has no price.
        _secondRoom = double.IsFinite(sloSeconds) ? sloSeconds + PlanningProblem.Tolerance : 0.0;
        _coreRoom = double.IsFinite(clusterCores) ? clusterCores + PlanningProblem.Tolerance : 0.0;
        _value = new ChainValue(problem, goal);
        Grow(problem.Stages.Length);
        if (!Fill(problem, targetRps))
        {
            return _found;
        }

        // Sums of the same parts in another order differ by more than the tolerance where the weights are huge.
        double size = _value.Slope;
        for (int s = 0; s < _stages; s++)
        {
            size += _columns[s].MostLoss;
        }

        _sure = Sure + (Rounding * size);
        Price();
        return Pass(FirstWidth, maxLabels) || Pass(int.MaxValue, maxLabels) ? _found : throw TooLarge(problem, maxLabels);
    }

    // Whether all was looked at that had to be.
    private bool Pass(int width, long maxLabels)
    {
        _found.Clear();
        _foundValues.Clear();
        _beginnings[0].Start();
        long looked = 0;
        bool isWhole = true;
        for (int s = 0; s < _stages - 1; s++)
        {
            Beginnings next = _beginnings[s + 1];
            next.Clear();
            looked += Extend(s, next);
            if (looked > maxLabels)
            {
                return false;
            }

            next.Sift(_beginnings.AsSpan(0, s + 1));
            isWhole &= next.Count <= width;
            if (next.Count > width)
            {
                next.KeepMost(width, entry => Most(s + 1, entry.Factor, entry.Loss, entry.Seconds, entry.Cores));
            }
        }

        End();
        return isWhole;
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

    // Finds the prices of latency and cores; every plan met on the way that is within the limits sets the mark.
    private void Price()
    {
        ReadOnlySpan<StageColumns> columns = _columns.AsSpan(0, _stages);
        _free.Fill(columns, _value.Slope, 0.0, 0.0);
        _prices.Clear();
        _isPriced = !Trace(_free);
        if (!_isPriced)
        {
            return;
        }

        Quickest();
        Smallest();
        double least = _free.Most;
        for (int i = 0; i < MostPrices; i++)
        {
            _prices.Move();
            if (double.IsFinite(_best) && least - _prices.Highest < Worthwhile * (least - _best))
            {
                break;
            }

            _spare.Fill(columns, _value.Slope, _prices.Second, _prices.Core);
            double bound = _spare.Most + (_prices.Second * _secondRoom) + (_prices.Core * _coreRoom);
            Trace(_spare);
            if (bound < least)
            {
                least = bound;
                (_priced, _spare) = (_spare, _priced);
            }
        }

        _isPriced = least < _free.Most;
    }

    // Whether the plan that an envelope leads to is within the limits.
    private bool Trace(RestEnvelope envelope)
    {
        double factor = 1.0;
        for (int s = 0; s < _stages; s++)
        {
            StageColumns column = _columns[s];
            double most = double.NegativeInfinity;
            for (int i = 0; i < column.Count; i++)
            {
                ref readonly StageEntry entry = ref column.Entries[i];
                double worth = envelope.Rest(s + 1, factor * entry.Factor) - envelope.Loss(in entry);
                if (worth > most)
                {
                    (most, _traced[s]) = (worth, i);
                }
            }

            factor *= column.Entries[_traced[s]].Factor;
        }

        return Mark();
    }

    private void Quickest()
    {
        _traced.AsSpan(0, _stages).Clear();
        Mark();
    }

    private void Smallest()
    {
        if (!double.IsFinite(_clusterCores))
        {
            return;
        }

        for (int s = 0; s < _stages; s++)
        {
            StageEntry[] entries = _columns[s].Entries;
            _traced[s] = 0;
            for (int i = 1; i < _columns[s].Count; i++)
            {
                _traced[s] = entries[i].Cores < entries[_traced[s]].Cores ? i : _traced[s];
            }
        }

        Mark();
    }

    private bool Mark()
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
        bool isWithin = seconds <= _sloSeconds && cores <= _clusterCores;
        _best = isWithin ? Math.Max(_best, value) : _best;
        _prices.Add(
            value,
            double.IsFinite(_sloSeconds) ? seconds - _sloSeconds : 0.0,
            double.IsFinite(_clusterCores) ? cores - _clusterCores : 0.0);
        return isWithin;
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
                if (cores <= coresLeft && Most(s + 1, factor, loss, seconds, cores) >= _best - _sure)
                {
                    next.Offer(
                        new StageEntry(seconds, factor, loss, cores, before.CostCores + entry.CostCores, before.Batch + entry.Batch, entry.Option), k);
                }
            }
        }

        return looked;
    }

    private double Most(int stage, double factor, double loss, double seconds, double cores)
    {
        double most = _free.Rest(stage, factor) - loss;
        return _isPriced
            ? Math.Min(
                most,
                _priced.Rest(stage, factor) - loss + (_priced.SecondPrice * (_secondRoom - seconds)) + (_priced.CorePrice * (_coreRoom - cores)))
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
                if (value >= _best - _sure && before.Cores + entry.Cores <= _clusterCores + PlanningProblem.Tolerance)
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
                if (_foundValues[i] < _best - _sure)
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
