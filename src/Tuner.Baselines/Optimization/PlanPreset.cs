using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization;

/// <summary>Whose objective a policy maximises.</summary>
public enum PlanPreset
{
    /// <summary>The experiment's own.</summary>
    None,

    /// <summary>IPA's, with the weights its authors set by pipeline and workload (<see cref="Objective.Ipa"/>).</summary>
    Ipa,
}
