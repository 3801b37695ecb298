namespace Tuner.Experiments.Benchmarks;

/// <summary>Something to measure.</summary>
/// <param name="Group">Cases of a group are measured in turn, so that a drift of the machine meets all of them.</param>
/// <param name="Name">Unique in its group.</param>
/// <param name="Description">Enough to build it again.</param>
/// <param name="Unit">What is counted, in the plural.</param>
/// <param name="Create">Builds it.</param>
/// <param name="ComparedTo">The case of the group whose time per unit it is divided by; null for none.</param>
internal sealed record BenchmarkInstance(
    string Group, string Name, string Description, string Unit, Func<BenchmarkWork> Create, string? ComparedTo = null);
