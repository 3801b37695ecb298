namespace Tuner.Environment.Episodes;

/// <summary>
/// Gymnasium's contract for one environment: reset with a seed, then step until terminated or truncated.
/// </summary>
/// <typeparam name="TObservation">What the agent sees.</typeparam>
/// <typeparam name="TAction">What the agent decides.</typeparam>
public interface IEnvironment<TObservation, TAction>
{
    /// <summary>
    /// Starts an episode. With a seed the episode is a function of it alone; without one the next episode of the
    /// sequence that the last seed began.
    /// </summary>
    TObservation Reset(ulong? seed = null);

    /// <summary>One step of the episode.</summary>
    /// <exception cref="InvalidOperationException">Before the first reset, or after the end of the episode.</exception>
    /// <exception cref="ArgumentException">The action is outside the action space; nothing is repaired.</exception>
    StepResult<TObservation> Step(TAction action);
}
