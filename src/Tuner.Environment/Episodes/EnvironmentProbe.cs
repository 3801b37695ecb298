using Tuner.Environment.Randomness;

namespace Tuner.Environment.Episodes;

/// <summary>What the checker has to be told of an environment's own types.</summary>
public sealed class EnvironmentProbe<TObservation, TAction>
{
    /// <summary>A legal action for an observation.</summary>
    public required Func<RandomStream, TObservation, TAction> SampleAction { get; init; }

    /// <summary>The observation's contents as numbers, so that two can be compared.</summary>
    public required Func<TObservation, double[]> Numbers { get; init; }

    /// <summary>An action that must be refused; null where every value of the type is legal.</summary>
    public Func<TAction>? IllegalAction { get; init; }

    /// <summary>Steps of a check.</summary>
    public int Steps { get; init; } = 300;
}
