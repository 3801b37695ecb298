using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Agents;

/// <summary>What one training works with and whom it tells.</summary>
/// <param name="Environment">Where experience is gathered; the learner resets it.</param>
/// <param name="Seeds">The root of all that is random: initial weights, actions, order of minibatches, episodes.</param>
public sealed record TrainingRun(IVectorEnvironment Environment, SeedSequence Seeds)
{
    /// <summary>
    /// Shape [sum of heads]: logits that the untrained policy starts from, whatever it observes; none is indifference.
    /// </summary>
    public IReadOnlyList<float>? InitialLogits { get; init; }

    /// <summary>Receives a row per update.</summary>
    public ITrainingLog? Log { get; init; }

    /// <summary>Called after every update, on the training thread.</summary>
    public Action<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// The score of an agent on validation data, higher is better; it decides which snapshot is kept. The untrained policy is the first.
    /// </summary>
    public Func<TrainedAgent, double>? Validate { get; init; }
}
