using Tuner.Baselines.Optimization;
using Tuner.Environment.Pipelines;

namespace Tuner.Experiments.Cli;

/// <summary>What is asked of tuner solve.</summary>
internal sealed record SolveQuestion(
    Pipeline Pipeline, double RateRps, string Policy, string Workload, double PeakRps, bool Planning, bool AsCoded, SolverChoice Solver);
