using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>The section <c>planning</c>; what is by stage names every stage.</summary>
internal sealed record PlanningOptions
{
    [Description("Fraction added to profiled latencies (1: doubled).")]
    [Range(-1.0, 100.0, MinimumIsExclusive = true)]
    public double LatencyMargin { get; init; }

    [Description("Fraction added to profiled throughputs (-0.5: halved).")]
    [Range(-1.0, 100.0, MinimumIsExclusive = true)]
    public double ThroughputMargin { get; init; }

    [Description("Fraction added to the forecast load.")]
    [Range(-1.0, 100.0, MinimumIsExclusive = true)]
    public double LoadMargin { get; init; }

    [Description("Requests/s offered when the stage was profiled, which cap every measured throughput; by stage.")]
    [Range(0.0, double.PositiveInfinity, MinimumIsExclusive = true)]
    public IReadOnlyDictionary<string, double> ProfiledLoadRps { get; init; } = new Dictionary<string, double>();

    [Description("The variant that FA2-low freezes; by stage.")]
    public IReadOnlyDictionary<string, string> LowVariants { get; init; } = new Dictionary<string, string>();

    [Description("The variant that FA2-high freezes; by stage.")]
    public IReadOnlyDictionary<string, string> HighVariants { get; init; } = new Dictionary<string, string>();

    [Description("The replicas that RIM freezes; by stage.")]
    [Range(1, 100_000)]
    public IReadOnlyDictionary<string, int> FrozenReplicas { get; init; } = new Dictionary<string, int>();

    [Description("IPA's weight of accuracy, by workload; 'default' for the others.")]
    [Range(0.0, double.MaxValue)]
    public IReadOnlyDictionary<string, double> AccuracyWeights { get; init; } = new Dictionary<string, double>();

    [Description("IPA's weight of cost in cores.")]
    [Range(0.0, double.MaxValue)]
    public double CostWeight { get; init; } = 0.5;

    [Description("IPA's weight of the sum of batch sizes.")]
    [Range(0.0, double.MaxValue)]
    public double BatchWeight { get; init; } = 1e-6;

    [Description("True where IPA's solver used rank-normalised accuracies.")]
    public bool RankNormalised { get; init; }

    [Description("Where numbers are from, by key; free text that no run reads.")]
    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>();
}
