using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Figures;

/// <summary>Rows of several seeds as one curve: the mean over the seeds of each interval, long runs in groups of intervals.</summary>
internal static class Timeline
{
    /// <summary>More points than this are not told apart in print.</summary>
    public const int MostPoints = 150;

    /// <summary>Minutes at the start of each point, and at the end of the last: one longer than <see cref="Mean"/>.</summary>
    public static double[] Minutes(IReadOnlyList<IReadOnlyList<IntervalRow>> seeds)
    {
        IReadOnlyList<IntervalRow> longest = seeds.MaxBy(s => s.Count)!;
        int group = Group(seeds);
        return [.. Enumerable.Range(0, Points(seeds)).Select(p => longest[p * group].StartSeconds / 60.0), longest[^1].EndSeconds / 60.0];
    }

    /// <summary>Means of a number; NaN where no seed has it.</summary>
    public static double[] Mean(IReadOnlyList<IReadOnlyList<IntervalRow>> seeds, Func<IntervalRow, double> number)
    {
        int group = Group(seeds);
        return
        [
            .. Enumerable.Range(0, Points(seeds)).Select(p => seeds
                .SelectMany(s => s.Skip(p * group).Take(group))
                .Select(number)
                .Where(x => !double.IsNaN(x))
                .DefaultIfEmpty(double.NaN)
                .Average()),
        ];
    }

    private static int Group(IReadOnlyList<IReadOnlyList<IntervalRow>> seeds) =>
        ((seeds.Max(s => s.Count) - 1) / MostPoints) + 1;

    private static int Points(IReadOnlyList<IReadOnlyList<IntervalRow>> seeds) =>
        ((seeds.Max(s => s.Count) - 1) / Group(seeds)) + 1;
}
