using Tuner.Environment.Statistics;

namespace Tuner.Experiments.Benchmarks;

/// <summary>What was measured of one instance; the JSON has these names in camelCase.</summary>
internal sealed record BenchmarkCase
{
    public required string Group { get; init; }

    public required string Name { get; init; }

    public required string Instance { get; init; }

    /// <summary>What is counted.</summary>
    public required string Unit { get; init; }

    /// <summary>Units per second of every repeat, in their order.</summary>
    public required IReadOnlyList<double> PerSecond { get; init; }

    public double MedianPerSecond => Quantiles.Of([.. PerSecond], 0.5);

    public double LeastPerSecond => PerSecond.Min();

    public double MostPerSecond => PerSecond.Max();

    /// <summary>Nanoseconds of one unit, from the median.</summary>
    public double NanosecondsPerUnit => 1e9 / MedianPerSecond;

    /// <summary>
    /// Processor time of the process by unit, median over the repeats: where the machine does other work too, it says more than the clock.
    /// </summary>
    public required double ProcessorNanosecondsPerUnit { get; init; }

    /// <summary>Managed memory that the caller's thread asked for in warm work, by unit.</summary>
    public required double AllocatedBytesPerUnit { get; init; }

    /// <summary>Managed memory that the instance holds once warm. Its buffers never shrink, so that this is its peak.</summary>
    public required long HeldBytes { get; init; }

    /// <summary>The case of the group that it is compared to; null for none.</summary>
    public required string? ComparedTo { get; init; }

    /// <summary>Median over the repeats of its time per unit divided by that of the other; null where it is compared to none.</summary>
    public required double? TimeRatio { get; init; }

    /// <summary>What else is worth knowing of the work, by name.</summary>
    public required IReadOnlyDictionary<string, double> Facts { get; init; }
}
