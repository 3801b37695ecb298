using Tuner.Experiments.Analysis;

namespace Tuner.Experiments.Tuning;

/// <summary>A trial that has played a stretch at a point.</summary>
/// <param name="Trial">Which trial.</param>
/// <param name="Stretch">0 for the first stretch of the phase.</param>
/// <param name="Summary">How it went; its cell has pipeline, workload, point, and the stretch's seed.</param>
internal sealed record Play(int Trial, int Stretch, CellSummary Summary);
