using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Heuristics.Sponge;

/// <summary>How a stage is served, and how long that takes.</summary>
/// <param name="Allocation">Of each replica.</param>
/// <param name="Replicas">1 or more.</param>
/// <param name="MaxBatch">b.</param>
/// <param name="Seconds">What is held against the time there is.</param>
/// <param name="Feasible">Whether it is within that time, and serves the load.</param>
internal readonly record struct SpongeChoice(Allocation Allocation, int Replicas, int MaxBatch, double Seconds, bool Feasible);
