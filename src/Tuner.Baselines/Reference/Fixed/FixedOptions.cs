using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Reference.Fixed;

/// <summary>Options of <see cref="FixedPolicy"/>.</summary>
public sealed record FixedOptions : PlanningOptions
{
    /// <summary>The load planned for in requests/s; 0: the workload's peak.</summary>
    [Description("The load planned for in requests/s; 0: the workload's peak.")]
    [Range(0.0, 1e6)]
    public double RateRps { get; init; }

    /// <summary>Whose objective is maximised.</summary>
    [Description("none: the experiment's objective; ipa: the paper's weights by pipeline and workload, on raw cores.")]
    public PlanPreset Preset { get; init; } = PlanPreset.None;
}
