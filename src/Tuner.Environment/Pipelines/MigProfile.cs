using System.Collections.Immutable;

namespace Tuner.Environment.Pipelines;

/// <summary>
/// A multi-instance GPU profile of an A100: 1g, 2g, 3g, 4g and 7g (NVIDIA, MIG user guide). A device has 7 compute and 8 memory
/// slices. Only the sums count here; at which slice an instance begins, and so the idle time of a repartition, is left out.
/// </summary>
/// <param name="ComputeSlices">Of 7.</param>
/// <param name="MemorySlices">Of 8.</param>
internal readonly record struct MigProfile(int ComputeSlices, int MemorySlices)
{
    public const int ComputeSlicesPerDevice = 7;
    public const int MemorySlicesPerDevice = 8;

    private static readonly ImmutableArray<MigProfile> Ascending = [new(1, 1), new(2, 2), new(3, 4), new(4, 4), new(7, 8)];

    /// <summary>
    /// The smallest profile with at least a share of compute. Shares are compared to the millionth: .142857 is 1/7, .143 is more.
    /// </summary>
    public static MigProfile Smallest(double share)
    {
        foreach (MigProfile profile in Ascending)
        {
            if (Millionths.Of(share) <= Millionths.Of(profile.ComputeSlices / (double)ComputeSlicesPerDevice))
            {
                return profile;
            }
        }

        return Ascending[^1];
    }
}
