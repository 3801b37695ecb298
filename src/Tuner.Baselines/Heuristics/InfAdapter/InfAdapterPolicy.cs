using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>
/// InfAdapter (Salmani et al., "Reconciling high accuracy, cost-efficiency, and low latency of inference serving systems", EuroMLSys 2023):
/// a set of variants at once, each on as many cores as pay. Exact, or with <c>asCoded</c> the optimum of the published integer programme.
/// </summary>
/// <param name="name">As in rows.</param>
/// <param name="options">Budget, weights, period.</param>
/// <param name="forecaster">Foretells the load.</param>
public sealed class InfAdapterPolicy(string name, InfAdapterOptions options, ILoadForecaster forecaster)
    : CoreBudgetPolicy(name, options, forecaster, new VariantSetRule());
