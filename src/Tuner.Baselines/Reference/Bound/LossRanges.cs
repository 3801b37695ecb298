namespace Tuner.Baselines.Reference.Bound;

/// <summary>Keeps losses as they are.</summary>
internal readonly struct LossRanges(List<(double From, double To)> ranges) : ILostRequests
{
    public void Add(double from, double to) => ranges.Add((from, to));
}
