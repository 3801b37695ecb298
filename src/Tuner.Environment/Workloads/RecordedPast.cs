using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads;

/// <summary>A record up to the second at which a run begins: a view, not a copy, that has nothing of what comes later.</summary>
/// <param name="record">All of it, damped like the run.</param>
/// <param name="endSecond">The run's second 0 in the record.</param>
public sealed class RecordedPast(SecondTrace record, int endSecond)
{
    /// <summary>The second of the record at which the run begins.</summary>
    public int EndSecond => endSecond;

    /// <summary>Requests in a second of the record, from 0 to <see cref="EndSecond"/> - 1; null where it is missing.</summary>
    public int? this[int second]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)second, (uint)endSecond, nameof(second));
            return record.IsMissing(second) ? null : record.Counts[second];
        }
    }
}
