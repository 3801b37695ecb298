namespace Tuner.Environment.Workloads;

/// <summary>The arrival times of one run, handed out second by second, in order.</summary>
public interface IArrivalSource
{
    /// <summary>The run's length in seconds; nothing arrives later. Infinite where there is no end.</summary>
    double DurationSeconds { get; }

    /// <summary>
    /// Appends the arrivals in [second, second + 1), ascending, in seconds since the start. Called once a second, in order from 0.
    /// </summary>
    void AppendSecond(int second, List<double> times);

    /// <summary>Another source that goes on from the same second, whatever becomes of this one.</summary>
    IArrivalSource Copy();
}
