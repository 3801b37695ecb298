using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Search;

/// <summary>A point of a <see cref="PlanLandscape"/>.</summary>
/// <param name="Options">Index of the option at each stage.</param>
/// <param name="Plan">The options with replicas for the load, or for as much of it as they can serve.</param>
/// <param name="Standing">Which constraints it keeps.</param>
/// <param name="Worth">The plan's value, less a penalty where it is not feasible: what a search climbs.</param>
internal sealed record PlanPoint(int[] Options, Plan Plan, PlanStanding Standing, double Worth);
