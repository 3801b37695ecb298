using System.Collections.Immutable;

namespace Tuner.Baselines.Heuristics.InfAdapter;

/// <summary>A variant as the core budget sees it.</summary>
/// <param name="Accuracy">In [0, 1].</param>
/// <param name="LoadSeconds">rt, from start to ready, 0 or more.</param>
/// <param name="PreviousCores">Its cores in the deployment in force; 0 where it does not run.</param>
/// <param name="Choices">Ascending in cores and capacity.</param>
public sealed record CoreVariant(double Accuracy, double LoadSeconds, int PreviousCores, ImmutableArray<CoreChoice> Choices);
