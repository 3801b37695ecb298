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

    /// <summary>From start to ready.</summary>
    public StartUpTime StartUp { get; init; }

    /// <summary>Batch service times.</summary>
    public required ServiceProfile Profile { get; init; }
}
