using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Heuristics;

/// <summary>
/// Parts of an end-to-end latency by weight: a stage gets its weight over that of the heaviest path through it, so that along no path the
/// parts sum to more than 1 (GrandSLAm, Kannan et al., EuroSys 2019, section 4: slack in proportion to the latency of a stage).
/// </summary>
internal static class ProportionalSplit
{
    /// <summary>The part of each stage, in (0, 1].</summary>
    /// <param name="graph">Of the stages, in topological order.</param>
    /// <param name="weights">Above 0, by stage.</param>
    public static double[] Of(StageGraph graph, ReadOnlySpan<double> weights)
    {
        double[] until = new double[weights.Length], from = new double[weights.Length], parts = new double[weights.Length];
        for (int s = 0; s < weights.Length; s++)
        {
            until[s] = weights[s] + graph.In(s).Select(e => until[e.From]).DefaultIfEmpty().Max();
        }

        for (int s = weights.Length - 1; s >= 0; s--)
        {
            from[s] = weights[s] + graph.Out(s).Select(e => from[e.To]).DefaultIfEmpty().Max();
            parts[s] = weights[s] / (until[s] + from[s] - weights[s]);
        }

        return parts;
    }
}
