using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Running;

/// <summary>One policy with one seed at one point of a sweep: the unit of running and recording.</summary>
public sealed record Cell(Experiment Experiment, PolicyDefinition Policy, ulong Seed)
{
    /// <summary>Where it is recorded.</summary>
    public CellKey Key => new(Experiment.Pipeline.Name, Experiment.Workload.Name, Policy.Name, Seed) { Point = Experiment.Point };

    /// <summary>For messages and progress.</summary>
    public string Label => Experiment.Point is { } point ? $"{Policy.Name} seed {Seed} at {point}" : $"{Policy.Name} seed {Seed}";
}
