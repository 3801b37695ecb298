using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization.Graphs;

/// <summary>
/// One search over the options of a problem with a shape, depth first, stage by stage in topological order. A branch is left where its
/// latency, cores or GPU share are too much already, or where the most accurate and the cheapest of what is left would not make it as good as
/// the best plan so far; options that others dominate are not looked at. For one use.
/// </summary>
internal sealed class PlanSearch
{
    private const double Rounding = 1e-12;

    private readonly PlanningProblem _problem;
    private readonly PlanShape _shape;
    private readonly Pipeline _pipeline;
    private readonly double _targetRps;
    private readonly double _sloSeconds;
    private readonly bool _isWithinCluster;
    private readonly int[] _chosen;
    private readonly double[] _visits, _shares, _until, _accuracy, _after, _mostAccuracy;
    private readonly List<(int[] Options, Plan Plan)> _best = [];
    private readonly double _gpuLimit;
    private readonly NodeBudget _budget;
    private readonly int[][] _options;
    private readonly RestBound? _rest;
    private readonly bool _any;
    private double _leastLatency = double.PositiveInfinity;

    // What the stages from one on take at least: whatever was chosen before, and, once that settles all loads, for those loads.
    private readonly LeastDemand[] _least, _leastSettled;
    private double _bestValue = double.NegativeInfinity;

    public PlanSearch(
        PlanningProblem problem, PlanShape shape, double targetRps, double sloSeconds, bool isWithinCluster, bool any, NodeBudget budget)
    {
        (_any, _budget) = (any, budget);
        (_problem, _shape, _pipeline) = (problem, shape, shape.Pipeline);
        (_targetRps, _sloSeconds, _isWithinCluster) = (targetRps, sloSeconds, isWithinCluster);
        int stages = problem.Stages.Length;
        _chosen = new int[stages];
        _visits = new double[stages];
        _shares = new double[_pipeline.Flow.Size];
        _until = new double[stages];
        _accuracy = [.. problem.Stages.Select(s => s.Max(o => o.Accuracy))];
        _mostAccuracy = [.. _accuracy];
        _after = new double[stages];
        _gpuLimit = _pipeline.Cluster.TotalGpus * (_pipeline.Cluster.Gpus?.ShareLimit ?? 0.0);
        for (int s = 0; s < stages; s++)
        {
            _shares[_pipeline.Flow.Offset(s) + problem.Stages[s][0].Variant] = 1.0;
        }

        OptionDominance dominance = new(problem, shape, targetRps, isWithinCluster, any);
        _options = [.. Enumerable.Range(0, stages).Select(dominance.Of)];

        // Seconds at least from the end of a stage to the end of the request.
        for (int s = stages - 1; s >= 0; s--)
        {
            foreach (StageEdge edge in _pipeline.Graph.Out(s))
            {
                _after[s] = Math.Max(_after[s], _after[edge.To] + _options[edge.To].Select(o => dominance.LeastSeconds(edge.To, o)).DefaultIfEmpty(double.PositiveInfinity).Min());
            }
        }

        _least = new LeastDemand[stages + 1];
        _leastSettled = new LeastDemand[stages + 1];
        Bound(_least, 0, isSettled: false);
        if (shape.SettledFrom == 0 && !any && _options.All(o => o.Length > 0))
        {
            _pipeline.Flow.Visits(_shares, _visits);
            _rest = new RestBound(problem, shape, _options, _visits, targetRps, _shares);
            SortByLoss();
        }
    }

    /// <summary>The best plan by the order of <see cref="IPlanSolver"/>, or the first found; null where there is none.</summary>
    public Plan? Run(bool feasible)
    {
        Visit(0, 0.0, 0.0, 0.0, 0.0);
        return _best.Count == 0 ? null : _problem.PlanFor(Preferred().Options, _targetRps, feasible);
    }

    private (int[] Options, Plan Plan) Preferred()
    {
        List<(int[] Options, Plan Plan)> plans = [.. _best.OrderBy(p => p.Options, Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))];
        return plans[Plan.IndexOfBest([.. plans.Select(p => p.Plan)])];
    }

    // True where the search is over.
    private bool Visit(int s, double cost, double cores, double gpu, double batches)
    {
        if (s == _chosen.Length)
        {
            return Keep();
        }

        _visits[s] = _pipeline.Flow.VisitsTo(s, _shares, _visits);
        if (s == _shape.SettledFrom)
        {
            Bound(_leastSettled, s, isSettled: true);
        }

        LeastDemand rest = (s >= _shape.SettledFrom ? _leastSettled : _least)[s + 1];

        double before = 0.0;
        foreach (StageEdge edge in _pipeline.Graph.In(s))
        {
            before = Math.Max(before, _until[edge.From]);
        }

        double restLoss = double.NegativeInfinity;
        if (_rest is not null)
        {
            Span<double> accuracy = stackalloc double[_accuracy.Length];
            _accuracy.CopyTo(accuracy);
            restLoss = _rest.After(s, accuracy);
        }

        double rate = _targetRps * _visits[s];
        int offset = _pipeline.Flow.Offset(s);
        foreach (int o in _options[s])
        {
            _budget.Take();
            PlanOption option = _problem.Stages[s][o];
            double until = before + option.LatencyAt(_problem.RateRps, _visits[s]);
            if (until + _after[s] > _sloSeconds + PlanningProblem.Tolerance || option.ReplicasFor(rate) is not int replicas)
            {
                continue;
            }

            double coresNow = cores + (replicas * option.Allocation.Cores), gpuNow = gpu + (replicas * option.Allocation.GpuShare);
            double costNow = cost + (replicas * option.CostCores);
            if (_isWithinCluster
                && (coresNow + rest.Cores > _pipeline.Cluster.TotalCores + PlanningProblem.Tolerance
                    || gpuNow + rest.GpuShare > _gpuLimit + PlanningProblem.Tolerance))
            {
                continue;
            }

            int former = _problem.Stages[s][_chosen[s]].Variant;
            _shares[offset + former] = 0.0;
            _shares[offset + option.Variant] = 1.0;
            (_chosen[s], _until[s], _accuracy[s]) = (o, until, option.Accuracy);
            double batchesNow = batches + option.MaxBatch;
            double rise = Math.Max(restLoss, -_problem.Objective.PlanValue(0.0, rest.CostCores, rest.BatchSum));
            if (!CanBeBest(s, costNow, batchesNow, rise, until + _after[s]))
            {
                continue;
            }

            if (Visit(s + 1, costNow, coresNow, gpuNow, batches + option.MaxBatch))
            {
                return true;
            }
        }

        int last = _problem.Stages[s][_chosen[s]].Variant;
        _shares[offset + last] = 0.0;
        _shares[offset + _problem.Stages[s][0].Variant] = 1.0;
        (_chosen[s], _accuracy[s]) = (0, _mostAccuracy[s]);
        return false;
    }

    // While some variant that is yet to be chosen changes how much the paths weigh, no accuracy below the best thinkable is sure.
    private bool CanBeBest(int s, double cost, double batches, double restLoss, double latency)
    {
        if (_any || double.IsNegativeInfinity(_bestValue))
        {
            return true;
        }

        AccuracyMeasure measure = _problem.Objective.Measure;
        bool isSure = s + 1 >= _shape.SettledFrom || measure.Combination != AccuracyCombination.Product;
        double accuracy = isSure ? measure.Combine(_pipeline, _accuracy, _shares) : 1.0;
        double most = _problem.Objective.PlanValue(accuracy, cost, batches) - restLoss;

        // No better than the best, and slower: it would lose between equals too.
        return most >= _bestValue - (2.0 * PlanningProblem.Tolerance)
            && (most > _bestValue + Rounding || latency <= _leastLatency + (2.0 * PlanningProblem.Tolerance));
    }

    private bool Keep()
    {
        Plan plan = _problem.PlanFor(_chosen, _targetRps, feasible: true)!;
        if ((!_any && plan.Value < _bestValue - PlanningProblem.Tolerance) || (_isWithinCluster && !_shape.Fits(plan)))
        {
            return false;
        }

        if (plan.Value > _bestValue)
        {
            _leastLatency = plan.Value > _bestValue + Rounding ? plan.LatencySeconds : Math.Min(_leastLatency, plan.LatencySeconds);
            _bestValue = plan.Value;
            _best.RemoveAll(p => p.Plan.Value < _bestValue - PlanningProblem.Tolerance);
        }

        else if (plan.Value >= _bestValue - Rounding)
        {
            _leastLatency = Math.Min(_leastLatency, plan.LatencySeconds);
        }

        _best.Add(([.. _chosen], plan));
        return _any;
    }

    // Good plans first: the bound then leaves out more.
    private void SortByLoss()
    {
        double[] most = [.. _mostAccuracy];
        for (int s = 0; s < _options.Length; s++)
        {
            double Loss(int o)
            {
                PlanOption option = _problem.Stages[s][o];
                most[s] = option.Accuracy;
                double accuracy = _problem.Objective.Measure.Combine(_pipeline, most, _shares);
                return -_problem.Objective.PlanValue(
                    accuracy, option.ReplicasFor(_targetRps * _visits[s])!.Value * option.CostCores, option.MaxBatch);
            }

            _options[s] = [.. _options[s].OrderBy(Loss)];
            most[s] = _mostAccuracy[s];
        }
    }

    private void Bound(LeastDemand[] least, int from, bool isSettled)
    {
        Span<double> visits = stackalloc double[_visits.Length];
        _visits.CopyTo(visits);
        for (int s = from; isSettled && s < visits.Length; s++)
        {
            visits[s] = _pipeline.Flow.VisitsTo(s, _shares, visits);
        }

        for (int s = _visits.Length - 1; s >= from; s--)
        {
            double cost = double.PositiveInfinity, cores = cost, gpu = cost;
            foreach (PlanOption option in _problem.Stages[s])
            {
                if (option.ReplicasFor(isSettled ? _targetRps * visits[s] : 0.0) is int replicas)
                {
                    cost = Math.Min(cost, replicas * option.CostCores);
                    cores = Math.Min(cores, replicas * option.Allocation.Cores);
                    gpu = Math.Min(gpu, replicas * option.Allocation.GpuShare);
                }
            }

            LeastDemand after = least[s + 1];
            least[s] = new LeastDemand(
                after.CostCores + cost, after.Cores + cores, after.GpuShare + gpu, after.BatchSum + _problem.Stages[s].Min(o => o.MaxBatch));
        }
    }

    private readonly record struct LeastDemand(double CostCores, double Cores, double GpuShare, int BatchSum);
}
