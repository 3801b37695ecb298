using Tuner.Experiments.Policies;

namespace Tuner.Experiments.Running;

/// <summary>One policy with one seed: the unit of running and recording.</summary>
public sealed record Cell(PolicyDefinition Policy, ulong Seed);
