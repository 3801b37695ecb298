using System.Collections.Immutable;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Heuristics.Vpa;

/// <summary>The size of one stage, and what it is recommended to be.</summary>
internal sealed class VpaStage(VpaOptions options, ImmutableArray<CoreSize> sizes, int variant, int maxBatch)
{
    private readonly VpaRecommender _recommender = new(options);
    private int _held;

    /// <summary>The size in force.</summary>
    public CoreSize Size { get; private set; } = sizes[0];

    /// <summary>False where the last target was above the largest size.</summary>
    public bool IsMet { get; private set; } = true;

    /// <summary>The smallest size that holds so many cores, or else the largest.</summary>
    public void Take(double cores)
    {
        IsMet = sizes[^1].Cores >= cores;
        Size = IsMet ? sizes.First(s => s.Cores >= cores) : sizes[^1];
    }

    /// <summary>A replica that serves uses all of its cores.</summary>
    public void Observe(StageReport report, double intervalSeconds, double endSeconds) =>
        _recommender.Add(report.BusySeconds * Size.Allocation.Cores / intervalSeconds, Size.Cores, endSeconds);

    /// <summary>Applies the recommendation, unless it is to be left alone.</summary>
    public void Decide()
    {
        if (_recommender.Recommend() is not { } advice
            || (options.Hold == VpaHold.Bounds && advice.Lower < Size.Cores && Size.Cores < advice.Upper))
        {
            return;
        }

        CoreSize before = Size;
        Take(advice.Target);
        if (options.Hold == VpaHold.Stabilised && Size.Cores <= before.Cores && _held < options.StabilisationPeriods)
        {
            _held++;
            Size = before;
            return;
        }

        _held = 0;
    }

    /// <summary>One request at a time, as the other baselines of InfAdapter serve.</summary>
    public StageDecision ToDecision(double batchTimeoutSeconds) =>
        new(variant, Size.Allocation, Size.Replicas, maxBatch, maxBatch == 1 ? 0.0 : batchTimeoutSeconds);
}
