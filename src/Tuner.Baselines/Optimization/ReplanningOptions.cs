using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Optimization;

/// <summary>Options of <see cref="SolverPolicy"/>, whoever finds its plans.</summary>
public abstract record ReplanningOptions : AdaptiveOptions
{
    /// <summary>Gain in the objective's value that a change of variants must exceed; replicas and batches always follow the load.</summary>
    [Description("Gain in the objective's value that a change of variants must exceed; replicas and batches always follow the load.")]
    [Range(0.0, 1e6)]
    public double Hysteresis { get; init; }

    /// <summary>Whose objective is maximised.</summary>
    [Description("none: the experiment's objective; ipa: the paper's weights by pipeline and workload, on raw cores.")]
    public PlanPreset Preset { get; init; } = PlanPreset.None;
}
