using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Simulation.Requests;

/// <summary>A join, and what it makes of the accuracies that reach it one by one, in values that the pool keeps for the request.</summary>
/// <param name="Stage">Index of the stage.</param>
/// <param name="Rule">How accuracies become one.</param>
/// <param name="Offset">Its first value.</param>
/// <param name="Size">Its values: one, or for a vote the probabilities that so many voters are right.</param>
internal sealed record JoinPoint(int Stage, JoinRule Rule, int Offset, int Size)
{
    /// <summary>The joins of a pipeline in topological order.</summary>
    public static JoinPoint[] All(Pipeline pipeline)
    {
        List<JoinPoint> joins = [];
        int offset = 0;
        foreach (int stage in pipeline.Graph.Joins)
        {
            JoinRule rule = pipeline.Stages[stage].Join;
            int size = rule == JoinRule.Vote ? pipeline.Graph.In(stage).Length + 1 : 1;
            joins.Add(new JoinPoint(stage, rule, offset, size));
            offset += size;
        }

        return [.. joins];
    }

    /// <summary>One more path, with so many before it.</summary>
    public void Add(Span<double> values, double accuracy, int before)
    {
        Span<double> mine = values.Slice(Offset, Size);
        if (Rule == JoinRule.Vote)
        {
            Vote.Add(mine, accuracy, before);
            return;
        }

        mine[0] = before == 0 ? accuracy : Rule switch
        {
            JoinRule.Product => mine[0] * accuracy,
            JoinRule.Min => Math.Min(mine[0], accuracy),
            JoinRule.Max => Math.Max(mine[0], accuracy),
            _ => mine[0] + accuracy,
        };
    }

    /// <summary>The accuracy of all that reached it.</summary>
    public double Combine(ReadOnlySpan<double> values, int reached)
    {
        ReadOnlySpan<double> mine = values.Slice(Offset, Size);
        return Rule switch
        {
            JoinRule.Vote => Vote.Majority(mine, reached),
            JoinRule.Mean => mine[0] / reached,
            _ => mine[0],
        };
    }
}
