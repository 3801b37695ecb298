using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Heuristics;

/// <summary>A part of the SLO for each stage of a chain, for policies that were published for one stage.</summary>
internal static class SloShares
{
    /// <summary>By stage, summing to 1: in proportion to the mean time of one request on a variant at an allocation.</summary>
    public static double[] Of(Pipeline pipeline, Func<int, (int Variant, Allocation Allocation)> at)
    {
        CapacityModel capacity = new(pipeline);
        double[] seconds = [.. pipeline.Stages.Select((_, s) => capacity.MeanSeconds(s, at(s).Variant, at(s).Allocation.Amount, 1))];
        return ProportionalSplit.Of(pipeline.Graph, seconds);
    }

    /// <exception cref="NotSupportedException">The pipeline is more than a chain.</exception>
    public static void RequireChain(Pipeline pipeline, string whose)
    {
        if (!pipeline.IsChain)
        {
            throw new NotSupportedException(
                $"{whose} serves a stage, or a chain of stages that pass every request on once; pipeline '{pipeline.Name}' forks, joins or multiplies.");
        }
    }
}
