using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Heuristics.Proteus;

/// <summary>Options of <see cref="ProteusPolicy"/>.</summary>
public sealed record ProteusOptions : ForecastOptions
{
    /// <summary>Devices by stage; empty: the pipeline's frozenReplicas, or what the cluster holds.</summary>
    [Description("Devices (replicas) by stage; empty: the pipeline's frozenReplicas, or else as many as the cluster holds.")]
    public ImmutableArray<int> Devices { get; init; } = [];

    /// <summary>Seconds between two solutions; the decision is kept in between.</summary>
    [Description("Seconds between two solutions; the decision is kept in between.")]
    [Range(0.0, 86400.0)]
    public double PeriodSeconds { get; init; } = 30.0;
}
