using System.Collections.Immutable;

namespace Tuner.Environment.Pipelines;

/// <summary>A trained model that can serve a stage; the variants of a stage trade accuracy for cost and latency.</summary>
public sealed class Variant
{
    /// <summary>Unique within its stage.</summary>
    public required string Name { get; init; }

    /// <summary>In [0, 1].</summary>
    public required double Accuracy { get; init; }

    /// <summary>Millions of parameters; 0 where it does not matter.</summary>
    public double ParametersMillions { get; init; }

    /// <summary>Memory of one replica in GiB; 0 where it does not matter.</summary>
    public double MemoryGiB { get; init; }

    /// <summary>What a replica gets unless a decision says otherwise (IPA's base allocation).</summary>
    public required Allocation BaseAllocation { get; init; }

    /// <summary>
    /// All that a decision may give a replica, ascending and of one kind, the base allocation among them; alone, where nothing else
    /// is given.
    /// </summary>
    public ImmutableArray<Allocation> Allocations
    {
        get
        {
            if (field.IsDefaultOrEmpty)
            {
                field = [BaseAllocation];
            }

            return field;
        }

        init;
    }

    /// <summary>Mean number of items that it puts out for one that it serves, 0 or more: a detector sends one for each object.</summary>
    public double Items { get; init; } = 1.0;

    /// <summary>Share of the GPU's memory bandwidth that it uses while it is busy, in [0, 1]; it slows neighbours.</summary>
    public double DramUtilisation { get; init; }

    /// <summary>From start to ready.</summary>
    public StartUpTime StartUp { get; init; }

    /// <summary>Batch service times.</summary>
    public required ServiceProfile Profile { get; init; }
}
