namespace Tuner.Experiments.Tuning;

/// <summary>A step of a search.</summary>
/// <param name="Trials">That play it; trial 0 plays it beside them where it is not among them.</param>
/// <param name="Stretches">That each has played when the step is over.</param>
internal sealed record Rung(int Trials, int Stretches);
