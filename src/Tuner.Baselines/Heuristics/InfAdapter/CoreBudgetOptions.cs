using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>Options of policies that spend a budget of cores on variants; the defaults are InfAdapter's configuration.</summary>
public abstract record CoreBudgetOptions : AdaptiveOptions
{
    /// <summary>The busiest second of the last minute, and 10 % more: what the published predictor of the next minute's maximum stands for.</summary>
    protected CoreBudgetOptions()
    {
        Forecaster = new ForecasterOptions { Kind = ForecasterKind.Max, Seconds = 60 };
        HeadRoom = 0.1;
    }

    /// <summary>B, for all stages together; 0: the cluster's, or <see cref="DefaultBudgetCores"/> where that has no limit.</summary>
    [Description("Cores for all variants of all stages together; 0: the cluster's, or 20 where that has no limit.")]
    [Range(0, 10_000)]
    public int BudgetCores { get; init; }

    /// <summary>alpha.</summary>
    [Description("Weight of the cores used, as a fraction of the budget, against accuracy in [0, 1] (alpha).")]
    [Range(0.0, 1e6)]
    public double CostWeight { get; init; } = 0.05;

    /// <summary>beta.</summary>
    [Description("Weight of the slowest start-up that a change needs, as a fraction of the slowest of all, against accuracy (beta).")]
    [Range(0.0, 1e6)]
    public double LoadingWeight { get; init; } = 0.001;

    /// <summary>The part of a profiled capacity that is relied on.</summary>
    [Description("Part of a variant's capacity, as the regression has it, that is relied on.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double CapacityCoefficient { get; init; } = 0.8;

    /// <summary>The cores whose capacities the regression goes through.</summary>
    [Description("Cores at which capacities are taken for the regression; where a variant has fewer than two of these sizes, all of its sizes.")]
    [Range(1, 10_000)]
    public ImmutableArray<int> ProfileCores { get; init; } = [1, 2, 4, 8, 16];

    /// <summary>The fewest cores of a variant that runs.</summary>
    [Description("Fewest cores of a variant that runs; where a variant has no such size, its largest.")]
    [Range(1, 10_000)]
    public int MinCores { get; init; } = 2;

    /// <summary>Seconds between decisions of its own.</summary>
    [Description("Seconds between its decisions; in between it repeats the last one.")]
    [Range(0.0, 86_400.0)]
    public double PeriodSeconds { get; init; } = 30.0;

    /// <summary>Decisions that a load no higher than the one planned for is ignored.</summary>
    [Description("Decisions in a row for which a load no higher than the one planned for changes nothing.")]
    [Range(0, 10_000)]
    public int StabilisationPeriods { get; init; } = 4;

    internal const int DefaultBudgetCores = 20;
}
