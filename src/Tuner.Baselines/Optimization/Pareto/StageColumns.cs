namespace Tuner.Baselines.Optimization.Pareto;

/// <summary>The options of a stage that can be part of the best plan for one load, column by column, the quickest first.</summary>
internal sealed class StageColumns
{
    private int[] _order = [];
    private double[] _keys = [];
    private StageEntry[] _listed = [];

    /// <summary>Options kept.</summary>
    public int Count { get; private set; }

    /// <summary>The options kept, in ascending order of latency.</summary>
    public StageEntry[] Entries { get; private set; } = [];

    /// <summary>Least seconds of an option.</summary>
    public double LeastSeconds { get; private set; }

    /// <summary>Least cores of an option.</summary>
    public double LeastCores { get; private set; }

    /// <summary>Highest factor of accuracy.</summary>
    public double MostFactor { get; private set; }

    /// <summary>Lowest factor of accuracy.</summary>
    public double LeastFactor { get; private set; }

    /// <summary>Largest size of a loss.</summary>
    public double MostLoss { get; private set; }

    /// <summary>Lists what serves the load within the limits and is not dominated by another option.</summary>
    public void Fill(PlanningProblem problem, int stage, in ChainValue value, double targetRps, double sloSeconds, double clusterCores)
    {
        ReadOnlySpan<PlanOption> options = problem.Stages[stage].AsSpan();
        Grow(options.Length);
        int listed = 0;
        for (int o = 0; o < options.Length; o++)
        {
            PlanOption option = options[o];
            double seconds = option.LatencyAt(problem.RateRps, visits: 1.0);
            if (seconds > sloSeconds + PlanningProblem.Tolerance || option.ReplicasFor(targetRps) is not int replicas)
            {
                continue;
            }

            double cores = replicas * option.Allocation.Cores;
            if (cores > clusterCores + PlanningProblem.Tolerance)
            {
                continue;
            }

            _keys[listed] = seconds;
            _order[listed] = listed;
            _listed[listed++] = value.Entry(option, o, seconds, replicas, cores);
        }

        Array.Sort(_keys, _order, 0, listed);
        Count = 0;
        LeastSeconds = listed > 0 ? _keys[0] : double.PositiveInfinity;
        (LeastCores, LeastFactor, MostFactor, MostLoss) = (double.PositiveInfinity, double.PositiveInfinity, 0.0, 0.0);
        for (int i = 0; i < listed; i++)
        {
            ref readonly StageEntry entry = ref _listed[_order[i]];
            if (IsDominated(in entry, i, listed))
            {
                continue;
            }

            Entries[Count++] = entry;
            LeastCores = Math.Min(LeastCores, entry.Cores);
            LeastFactor = Math.Min(LeastFactor, entry.Factor);
            MostFactor = Math.Max(MostFactor, entry.Factor);
            MostLoss = Math.Max(MostLoss, Math.Abs(entry.Loss));
        }
    }

    // By one that is kept, or by one as quick that comes later.
    private bool IsDominated(in StageEntry entry, int at, int listed)
    {
        for (int k = 0; k < Count; k++)
        {
            if (Entries[k].Dominates(in entry))
            {
                return true;
            }
        }

        for (int i = at + 1; i < listed && _keys[i] <= entry.Seconds; i++)
        {
            if (_listed[_order[i]].Dominates(in entry))
            {
                return true;
            }
        }

        return false;
    }

    private void Grow(int options)
    {
        if (_order.Length < options)
        {
            (_order, _keys, _listed, Entries) = (new int[options], new double[options], new StageEntry[options], new StageEntry[options]);
        }
    }
}
