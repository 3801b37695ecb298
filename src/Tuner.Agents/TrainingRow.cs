namespace Tuner.Agents;

/// <summary>One update of a training: nothing in it was measured by a clock, so equal seeds give equal rows.</summary>
/// <param name="Update">From 1.</param>
/// <param name="Steps">Environment steps so far, all environments together.</param>
/// <param name="EpisodeScore">Mean reward per step of the last 100 ended episodes; NaN before the first.</param>
/// <param name="EpisodeReturn">Mean undiscounted sum of rewards of the same episodes.</param>
/// <param name="PolicyLoss">The clipped objective with its sign turned, mean over the update's minibatches.</param>
/// <param name="ValueLoss">Half the squared error of the value, in squared units of the (scaled) return.</param>
/// <param name="Entropy">Of the policy, in nats, summed over heads, over allowed choices only.</param>
/// <param name="ApproxKl">KL(old, new) by the k3 estimator (Schulman, "Approximating KL divergence"): mean of r - 1 - log r.</param>
/// <param name="ClipFraction">Share of samples whose ratio left the clip range, in [0, 1].</param>
/// <param name="ExplainedVariance">1 - Var(return - value) / Var(return), at most 1; NaN where the return does not vary.</param>
/// <param name="LearningRate">Of this update.</param>
/// <param name="ValidationScore">Of the snapshot after this update; NaN where none was taken.</param>
public readonly record struct TrainingRow(
    int Update,
    long Steps,
    double EpisodeScore,
    double EpisodeReturn,
    double PolicyLoss,
    double ValueLoss,
    double Entropy,
    double ApproxKl,
    double ClipFraction,
    double ExplainedVariance,
    double LearningRate,
    double ValidationScore);
