using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>The section <c>slo</c>.</summary>
internal sealed record SloOptions
{
    [Description("End-to-end latency that is still on time; .inf promises nothing.")]
    [Range(0.0, double.PositiveInfinity, MinimumIsExclusive = true)]
    public required double LatencySeconds { get; init; }

    [Description("When a request is given up: never, at the door, when its deadline is past or cannot be met, or at an age.")]
    public DropPolicy Drops { get; init; } = DropPolicy.Deadline;

    [Description("The age at which 'limit' gives up; the other policies do not read it.")]
    [Range(0.0, double.PositiveInfinity, MinimumIsExclusive = true)]
    public double DropLimitSeconds { get; init; } = double.PositiveInfinity;

    [Description("Seconds that each request spent on the network before it arrived, which its deadline is short of (Sponge); without it, none.")]
    public NetworkOptions? Network { get; init; }
}
