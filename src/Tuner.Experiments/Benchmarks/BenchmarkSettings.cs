namespace Tuner.Experiments.Benchmarks;

/// <summary>How long and how often to measure.</summary>
/// <param name="SecondsPerCase">Seconds of measuring a case, its repeats together; warming up takes a quarter as long in addition.</param>
/// <param name="Repeats">Measurements of a case, of which the median counts.</param>
/// <param name="Seed">The seed of every instance.</param>
/// <param name="Groups">The groups of cases to measure.</param>
internal sealed record BenchmarkSettings(double SecondsPerCase, int Repeats, ulong Seed, IReadOnlyList<string> Groups)
{
    public const double UsualSeconds = 0.8;

    public const int UsualRepeats = 7;

    public const double LongSeconds = 10.0;

    public const int LongRepeats = 21;
}
