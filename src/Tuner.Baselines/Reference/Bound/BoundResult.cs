namespace Tuner.Baselines.Reference.Bound;

/// <summary>What the model says of an episode; no number of it was achieved by anybody.</summary>
/// <param name="Score">Mean score of an interval that no plan exceeds in the model.</param>
/// <param name="PlanScore">That of the best plan found in the model: how tight the bound is, at worst.</param>
/// <param name="Rounds">Rounds that it took.</param>
public sealed record BoundResult(double Score, double PlanScore, int Rounds);
