using Tuner.Baselines.Heuristics.InfAdapter;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Heuristics.ModelSwitching;

/// <summary>
/// Model-Switching+: InfAdapter's objective and budget with one variant at a time (Zhang et al., HotCloud 2020, as InfAdapter's authors
/// compare with it).
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Budget, weights, period.</param>
/// <param name="forecaster">Foretells the load.</param>
public sealed class ModelSwitchingPolicy(string name, ModelSwitchingOptions options, ILoadForecaster forecaster)
    : CoreBudgetPolicy(name, options, forecaster, new OneVariantRule());
