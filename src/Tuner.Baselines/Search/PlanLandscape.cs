using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;

namespace Tuner.Baselines.Search;

/// <summary>
/// A planning problem as a search sees it: points are one option a stage, replicas follow, and whatever was looked at is remembered, so that a
/// point counts once. The answer is the best of all points looked at, in the order of preference of exact solvers.
/// </summary>
internal sealed class PlanLandscape
{
    // What it costs at least not to be feasible, in units: a limit broken by a hair must not look like a bargain.
    private const double LeastPenalty = 0.1;

    private readonly PlanningProblem _problem;
    private readonly Dictionary<int[], PlanPoint> _known = new(OptionsComparer.Shared);
    private readonly List<PlanPoint> _points = [];
    private readonly double _leastCluster;

    /// <summary>The landscape of a problem, of which nothing has been looked at.</summary>
    public PlanLandscape(PlanningProblem problem)
    {
        _problem = problem;
        _leastCluster = ChainFallback.ClusterCores(problem);
        Size = problem.Stages.Aggregate(1.0, (product, stage) => product * stage.Length);
        double leastCost = problem.Stages.Sum(s => s.Min(o => o.CostCores * Math.Max(o.MinReplicas, problem.RateRps / o.ThroughputRps)));
        double unit = problem.Objective.Weights.Accuracy + (problem.Objective.Weights.Cost * leastCost / problem.Objective.CostReference);
        Unit = unit > 0.0 ? unit : 1.0;
    }

    /// <summary>How many points there are.</summary>
    public double Size { get; }

    /// <summary>The scale of values, above 0: what full accuracy is worth, and the least cost of serving the load with fractions of replicas.</summary>
    public double Unit { get; }

    /// <summary>Points looked at.</summary>
    public int Count => _points.Count;

    /// <summary>The points looked at, in that order.</summary>
    public IReadOnlyList<PlanPoint> Points => _points;

    /// <summary>Whether a point was looked at.</summary>
    public bool Knows(int[] options) => _known.ContainsKey(options);

    /// <summary>The point of these options; the array is kept.</summary>
    public PlanPoint At(int[] options)
    {
        if (!_known.TryGetValue(options, out PlanPoint? point))
        {
            _known[options] = point = Look(options);
            _points.Add(point);
        }

        return point;
    }

    /// <summary>The options of least latency everywhere, of equals the cheapest for the load.</summary>
    public int[] Quickest() =>
    [
        .. _problem.Stages.Select(stage => Enumerable.Range(0, stage.Length)
            .OrderBy(o => stage[o].LatencyAt(_problem.RateRps, visits: 1.0)).ThenBy(o => stage[o].CostCores / stage[o].ThroughputRps).First()),
    ];

    /// <summary>Options drawn evenly.</summary>
    public int[] Draw(RandomStream random) => [.. _problem.Stages.Select(stage => random.NextInt(stage.Length))];

    /// <summary>Another option, drawn evenly, at a stage drawn among those that have one.</summary>
    /// <exception cref="InvalidOperationException">There is one point only.</exception>
    public int[] Step(int[] from, RandomStream random)
    {
        int[] free = [.. Enumerable.Range(0, from.Length).Where(s => _problem.Stages[s].Length > 1)];
        if (free.Length == 0)
        {
            throw new InvalidOperationException("A landscape of one point has no steps.");
        }

        int stage = free[random.NextInt(free.Length)];
        int drawn = random.NextInt(_problem.Stages[stage].Length - 1);
        return With(from, stage, drawn < from[stage] ? drawn : drawn + 1);
    }

    /// <summary>All points that differ from one at one stage, stage by stage in the order of the file.</summary>
    public IEnumerable<int[]> Neighbours(int[] of)
    {
        for (int s = 0; s < of.Length; s++)
        {
            for (int o = 0; o < _problem.Stages[s].Length; o++)
            {
                if (o != of[s])
                {
                    yield return With(of, s, o);
                }
            }
        }
    }

    /// <summary>Looks at every point.</summary>
    public void LookAtAll()
    {
        int[] options = new int[_problem.Stages.Length];
        int stage = 0;
        while (stage >= 0)
        {
            At([.. options]);
            for (stage = options.Length - 1; stage >= 0 && ++options[stage] == _problem.Stages[stage].Length; stage--)
            {
                options[stage] = 0;
            }
        }
    }

    /// <summary>The best plan among the points looked at.</summary>
    /// <exception cref="InvalidOperationException">None was.</exception>
    public Plan Best()
    {
        PlanStanding standing = _points.Min(p => p.Standing);
        double ratio = _points.Where(p => p.Standing == standing).Max(p => Served(p.Plan));
        Plan[] plans =
        [
            .. _points.Where(p => p.Standing == standing && Served(p.Plan) >= ratio - PlanningProblem.Tolerance)
                .OrderBy(p => p.Options, OptionsComparer.Shared).Select(p => p.Plan),
        ];
        return plans[Plan.IndexOfBest(plans)];
    }

    private static int[] With(int[] options, int stage, int option)
    {
        int[] changed = [.. options];
        changed[stage] = option;
        return changed;
    }

    private static double Served(Plan plan) => Math.Min(1.0, plan.BottleneckRatio);

    private PlanPoint Look(int[] options)
    {
        if (_problem.PlanFor(options, _problem.RateRps, feasible: true) is { } whole && IsInTime(whole) && Fits(whole, _problem.ClusterCores))
        {
            return new PlanPoint(options, whole, PlanStanding.Feasible, whole.Value);
        }

        foreach (bool isWithinCluster in (ReadOnlySpan<bool>)[true, false])
        {
            if (MostOf(options, isWithinCluster) is { } plan)
            {
                bool isInTime = IsInTime(plan);
                PlanStanding standing = isWithinCluster
                    ? isInTime ? PlanStanding.Overloaded : PlanStanding.Late
                    : isInTime ? PlanStanding.OffCluster : PlanStanding.LateOffCluster;
                double penalty = LeastPenalty + (1.0 - Served(plan)) + (isWithinCluster ? 0.0 : 1.0)
                    + (isInTime ? 0.0 : 1.0 - (_problem.SloSeconds / plan.LatencySeconds));
                return new PlanPoint(options, plan, standing, plan.Value - (Unit * penalty));
            }
        }

        throw new InvalidOperationException("Without a cluster's limits, one replica everywhere is a plan.");
    }

    // Of these options, the plan that serves most of the load.
    private Plan? MostOf(int[] options, bool isWithinCluster)
    {
        if (PlanFor(1.0) is { } whole)
        {
            return whole;
        }

        return HighestShare.Of(PlanFor) is double share ? PlanFor(share) : null;

        Plan? PlanFor(double share) =>
            _problem.PlanFor(options, share * _problem.RateRps, feasible: false) is { } plan && (!isWithinCluster || Fits(plan, _leastCluster)) ? plan : null;
    }

    private bool IsInTime(Plan plan) => plan.LatencySeconds <= _problem.SloSeconds + PlanningProblem.Tolerance;

    private bool Fits(Plan plan, double clusterCores) =>
        _problem.Shape is { } shape ? shape.Fits(plan) : plan.Cores <= clusterCores + PlanningProblem.Tolerance;
}
