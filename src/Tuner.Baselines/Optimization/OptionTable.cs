using System.Collections.Immutable;

namespace Tuner.Baselines.Optimization;

/// <summary>The options of every stage, whatever the load; shared by the problems of a pipeline.</summary>
internal sealed class OptionTable
{
    /// <summary>Options by stage, at least one at each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No stage.</exception>
    public OptionTable(ImmutableArray<ImmutableArray<PlanOption>> stages)
    {
        ArgumentOutOfRangeException.ThrowIfZero(stages.Length, nameof(stages));
        Stages = stages;
        MostOptions = stages.Max(s => s.Length);
    }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<ImmutableArray<PlanOption>> Stages { get; }

    /// <summary>Options of the stage that has most.</summary>
    public int MostOptions { get; }
}
