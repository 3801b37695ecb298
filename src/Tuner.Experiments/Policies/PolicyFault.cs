namespace Tuner.Experiments.Policies;

/// <summary>What is wrong with one option of a policy.</summary>
/// <param name="Options">The record that holds it: the policy's options or a section of them.</param>
/// <param name="Property">The option.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to do about it, where that is known.</param>
public sealed record PolicyFault(object Options, string Property, string Message, string? Suggestion = null);
