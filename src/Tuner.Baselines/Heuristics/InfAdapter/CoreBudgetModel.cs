using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>
/// A chain of stages as core-budget problems. A stage of its own is InfAdapter's service; several share the budget, and the SLO in
/// proportion to the time of one request on their most accurate variants.
/// </summary>
internal sealed class CoreBudgetModel
{
    private readonly CoreBudgetOptions _options;
    private readonly ImmutableArray<ImmutableArray<ImmutableArray<CoreSize>>> _sizes;
    private readonly ImmutableArray<ImmutableArray<ImmutableArray<CoreChoice>>> _choices;

    /// <exception cref="NotSupportedException">No chain, a share of a GPU, a part of a core, or <c>asCoded</c> with several stages.</exception>
    /// <exception cref="ArgumentException">A budget that does not hold the smallest size of every stage.</exception>
    public CoreBudgetModel(Pipeline pipeline, CoreBudgetOptions options)
    {
        SloShares.RequireChain(pipeline, "A core budget");
        if (options.AsCoded && pipeline.Stages.Length > 1)
        {
            throw new NotSupportedException(
                $"asCoded follows the published code, which knows one stage; pipeline '{pipeline.Name}' has {pipeline.Stages.Length}.");
        }

        (Pipeline, _options) = (pipeline, options);
        double[] shares = SloShares.Of(pipeline, s => (pipeline.Stages[s].MostAccurateVariant, pipeline.Stages[s].Variants[pipeline.Stages[s].MostAccurateVariant].BaseAllocation));
        BudgetCores = options.BudgetCores > 0 ? options.BudgetCores
            : double.IsFinite(pipeline.Cluster.TotalCores) ? Math.Max(1, (int)pipeline.Cluster.TotalCores)
            : CoreBudgetOptions.DefaultBudgetCores;
        _sizes = [.. pipeline.Stages.Select(SizesOf)];
        _choices = [.. pipeline.Stages.Select((_, s) => ChoicesOf(s, pipeline.Slo.LatencySeconds * shares[s]))];
        if (_choices.Sum(stage => stage.Min(v => v.IsEmpty ? long.MaxValue / _choices.Length : v[0].Cores)) > BudgetCores)
        {
            throw new ArgumentException(
                $"A budget of {BudgetCores} cores does not hold a variant of every stage of pipeline '{pipeline.Name}' at its smallest size.");
        }
    }

    public Pipeline Pipeline { get; }

    public int BudgetCores { get; }

    /// <summary>False where some stage has no size whose 99th percentile of service meets its share of the SLO; then all its sizes are looked at.</summary>
    public bool IsWithinSlo { get; private set; } = true;

    /// <summary>The problem of a stage, where a deployment is in force.</summary>
    public CoreBudgetProblem Problem(int stage, double rateRps, StageDecision inForce) => new(
        [
            .. Pipeline.Stages[stage].Variants.Select((variant, v) => new CoreVariant(
                variant.Accuracy,
                variant.StartUp.MeanSeconds,
                (int)inForce.Deployments.Where(d => d.Variant == v).Sum(d => d.Replicas * d.Allocation.Cores),
                _choices[stage][v])),
        ],
        rateRps,
        BudgetCores,
        _options.CostWeight,
        _options.LoadingWeight)
    {
        MaxReplicas = Pipeline.Stages[stage].MaxReplicas,
        AsCoded = _options.AsCoded,
    };

    /// <summary>The decision of a plan for each stage; one request at a time, as published.</summary>
    public Decision ToDecision(IReadOnlyList<CoreBudgetPlan> plans) => new([.. plans.Select(ToDecision)]);

    private StageDecision ToDecision(CoreBudgetPlan plan, int stage)
    {
        ImmutableArray<VariantDeployment>.Builder deployments = ImmutableArray.CreateBuilder<VariantDeployment>();
        for (int v = 0; v < plan.Choices.Length; v++)
        {
            if (plan.Choices[v] >= 0)
            {
                int cores = _choices[stage][v][plan.Choices[v]].Cores;
                CoreSize size = _sizes[stage][v].First(s => s.Cores == cores);
                deployments.Add(new VariantDeployment(v, size.Allocation, size.Replicas));
            }
        }

        int batch = Pipeline.Stages[stage].BatchSizes[0];
        return new StageDecision(deployments.ToImmutable(), batch, batch == 1 ? 0.0 : Pipeline.Stages[stage].BatchTimeoutSeconds);
    }

    private ImmutableArray<ImmutableArray<CoreSize>> SizesOf(Stage stage) =>
        [.. stage.Variants.Select(v => CoreSizes.Of(Pipeline, stage, v))];

    private ImmutableArray<ImmutableArray<CoreChoice>> ChoicesOf(int stage, double sloSeconds)
    {
        CapacityModel capacity = new(Pipeline);
        int batch = Pipeline.Stages[stage].BatchSizes[0];
        CapacityRegression[] lines = [.. _sizes[stage].Select((_, v) => Line(capacity, stage, v))];
        ImmutableArray<ImmutableArray<CoreChoice>> within = Choices((v, size) =>
            (1.0 + _options.LatencyMargin) * capacity.P99Seconds(stage, v, size.Allocation.Amount, batch) <= sloSeconds);
        if (within.Any(v => !v.IsEmpty))
        {
            return within;
        }

        IsWithinSlo = false;
        return Choices((_, _) => true);

        ImmutableArray<ImmutableArray<CoreChoice>> Choices(Func<int, CoreSize, bool> isAllowed) =>
            [.. _sizes[stage].Select((sizes, v) => OfVariant(sizes, v, isAllowed))];

        ImmutableArray<CoreChoice> OfVariant(ImmutableArray<CoreSize> sizes, int v, Func<int, CoreSize, bool> isAllowed) =>
        [
            .. Allowed(sizes).Where(size => isAllowed(v, size))
                .Select(size => new CoreChoice(size.Cores, lines[v].CapacityRps(size.Cores, _options.CapacityCoefficient), size.Replicas)),
        ];
    }

    private IEnumerable<CoreSize> Allowed(ImmutableArray<CoreSize> sizes) =>
        sizes[^1].Cores < _options.MinCores ? [sizes[^1]] : sizes.Where(s => s.Cores >= _options.MinCores && s.Cores <= BudgetCores);

    private CapacityRegression Line(CapacityModel capacity, int stage, int variant)
    {
        (double Cores, double Rps)[] points =
        [
            .. _sizes[stage][variant].Select(s => (
                (double)s.Cores,
                s.Replicas * capacity.ThroughputRps(stage, variant, s.Allocation.Amount, Pipeline.Stages[stage].BatchSizes[0]))),
        ];
        (double Cores, double Rps)[] profiled = [.. points.Where(p => _options.ProfileCores.Contains((int)p.Cores))];
        return points.Length == 1 ? new CapacityRegression(points[0].Rps / points[0].Cores, 0.0)
            : CapacityRegression.Fit(profiled.Length >= 2 ? profiled : points);
    }
}
