namespace Tuner.Baselines.Search;

/// <summary>Points by their options; the order is that of the file.</summary>
internal sealed class OptionsComparer : IEqualityComparer<int[]>, IComparer<int[]>
{
    public static OptionsComparer Shared { get; } = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] obj)
    {
        HashCode hash = default;
        foreach (int option in obj)
        {
            hash.Add(option);
        }

        return hash.ToHashCode();
    }

    public int Compare(int[]? x, int[]? y) => x.AsSpan().SequenceCompareTo(y);
}
