using System.Collections.Immutable;

namespace Tuner.Baselines.Heuristics.Proteus;

/// <summary>An answer of <see cref="AccuracyProgramme"/>.</summary>
/// <param name="Devices">By stage and device type.</param>
/// <param name="Loss">Sum over stages and types of the served part of the load times the type's loss, by the stage's visits.</param>
/// <param name="Share">The part of the load that is served, in [0, 1].</param>
public sealed record DevicePlan(ImmutableArray<ImmutableArray<int>> Devices, double Loss, double Share);
