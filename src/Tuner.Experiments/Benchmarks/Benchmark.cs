using Tuner.Experiments.Figures;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Benchmarks;

/// <summary>A subject of tuner bench: its cases in groups, and the numbers that sum them up.</summary>
internal abstract class Benchmark
{
    /// <summary>As it is typed.</summary>
    public abstract string Subject { get; }

    /// <summary>A line for the help.</summary>
    public abstract string Summary { get; }

    /// <summary>What every group is about, by name, in the order of measuring.</summary>
    public abstract IReadOnlyDictionary<string, string> Groups { get; }

    /// <summary>Measures the groups that the settings name.</summary>
    /// <param name="settings">How long and how often.</param>
    /// <param name="time">What measures.</param>
    /// <param name="progress">Is told of each group before it is measured.</param>
    public BenchmarkReport Run(BenchmarkSettings settings, TimeProvider time, Action<string>? progress = null)
    {
        long start = time.GetTimestamp();
        List<BenchmarkCase> cases = [];
        foreach (string group in Groups.Keys.Where(settings.Groups.Contains))
        {
            progress?.Invoke(group);
            cases.AddRange(Measure(group, settings, time));
        }

        return new BenchmarkReport
        {
            Subject = Subject,
            Seed = settings.Seed,
            SecondsPerCase = settings.SecondsPerCase,
            Repeats = settings.Repeats,
            Cases = cases,
            Machine = MachineFacts.Collect(),
            WallSeconds = time.GetElapsedTime(start).TotalSeconds,
            Headlines = Headlines(cases).ToDictionary(pair => pair.Name, pair => (object)pair.Value),
        };
    }

    /// <summary>What is drawn of a report; nothing by default.</summary>
    public virtual IReadOnlyList<IFigure> Figures(BenchmarkReport report, PaperStyle style) => [];

    /// <summary>Measures a group.</summary>
    protected abstract IReadOnlyList<BenchmarkCase> Measure(string group, BenchmarkSettings settings, TimeProvider time);

    /// <summary>The numbers that sum up what was measured, of the groups that were.</summary>
    protected abstract IEnumerable<(string Name, double Value)> Headlines(IReadOnlyList<BenchmarkCase> cases);
}
