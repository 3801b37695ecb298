using Tuner.Baselines.Optimization;

namespace Tuner.Baselines.Tests.Support;

/// <summary>A plan as a failing test shows it.</summary>
internal static class PlanText
{
    public static string Of(Plan plan) =>
        string.Join(" ", plan.Stages.Select(s => $"({s.Option.Variant}, b{s.Option.MaxBatch}, n{s.Replicas})"))
        + $" {(plan.Feasible ? "feasible" : "least bad")} value {plan.Value:R} latency {plan.LatencySeconds:R} ratio {plan.BottleneckRatio:R}";
}
