using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization;

/// <summary>What a plan maximises.</summary>
internal static class PlanObjective
{
    /// <summary>The experiment's objective, or IPA's where the preset says so.</summary>
    public static Objective Choose(PlanPreset preset, PolicyContext context, string workload) =>
        preset == PlanPreset.Ipa ? Objective.Ipa(context.Pipeline, workload) : context.Objective;
}
