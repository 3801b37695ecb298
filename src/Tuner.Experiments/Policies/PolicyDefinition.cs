namespace Tuner.Experiments.Policies;

/// <summary>One policy of an experiment: a name, a kind, and the kind's options.</summary>
/// <param name="Name">As in rows, figures and folders.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Options">A record of the kind's options type.</param>
public sealed record PolicyDefinition(string Name, PolicyKind Kind, object Options);
