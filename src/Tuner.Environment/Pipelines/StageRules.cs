using Tuner.Environment.Pipelines.Options;

namespace Tuner.Environment.Pipelines;

/// <summary>What must hold of a stage in its graph.</summary>
internal static class StageRules
{
    public static IEnumerable<RuleFault> Faults(Stage stage) =>
    [
        .. RuleFault.OfRange(typeof(StageOptions), nameof(StageOptions.MaxReplicas), stage.MaxReplicas),
        .. RuleFault.OfRange(typeof(StageOptions), nameof(StageOptions.BatchTimeoutSeconds), stage.BatchTimeoutSeconds),
        .. stage.QueueLimit < 0 ? new[] { new RuleFault(nameof(StageOptions.QueueLimit), $"must be 0 or more, got {stage.QueueLimit}") } : [],
        .. RuleFault.OfRange(typeof(StageOptions), nameof(StageOptions.IdleSeconds), stage.IdleSeconds ?? 1.0),
    ];

    /// <summary>A voter is one path: no stage that a vote hangs on puts out another number of items than one.</summary>
    public static RuleFault? VoteFault(IReadOnlyList<Stage> stages, StageGraph graph, int join)
    {
        if (stages[join].Join != JoinRule.Vote || graph.In(join).Length < 2)
        {
            return null;
        }

        foreach (StageEdge edge in graph.Edges.Where(e => !e.IsSingle && (e.To == join || graph.Reaches(e.To, join))))
        {
            if (!stages[edge.From].SendsOneItem)
            {
                return new RuleFault(
                    nameof(StageOptions.Join),
                    $"is vote, and '{stages[edge.From].Name}' before it puts out another number of items than one: one path for each voter was expected (single: true)");
            }
        }

        return null;
    }
}
