using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Agents.Ppo;

/// <summary>
/// Options of PPO. The defaults suit continuing control with some 16 environments. CleanRL's settings for CartPole are
/// 4 environments, rate 2.5e-4, value clip on, observations and rewards as they come, and the rest as here.
/// </summary>
public sealed record PpoOptions
{
    [Description("Environment steps of the whole training, all environments together; rounded up to whole updates.")]
    [Range(1L, 1_000_000_000_000L)]
    public long TotalSteps { get; init; } = 1_000_000;

    [Description("Steps of every environment between two updates (the rollout length).")]
    [Range(1, 1_000_000)]
    public int StepsPerUpdate { get; init; } = 128;

    [Description("Passes over a rollout per update.")]
    [Range(1, 1000)]
    public int Epochs { get; init; } = 4;

    [Description("Minibatches per pass; they divide environments x stepsPerUpdate without remainder.")]
    [Range(1, 1_000_000)]
    public int Minibatches { get; init; } = 4;

    [Description("Learning rate of Adam at the start.")]
    [Range(1e-9, 1.0)]
    public double LearningRate { get; init; } = 3e-4;

    [Description("Whether the learning rate falls linearly to zero at the end of the training.")]
    public bool AnnealLearningRate { get; init; } = true;

    [Description("Discount of the next step's value.")]
    [Range(0.0, 1.0)]
    public double Discount { get; init; } = 0.99;

    [Description("Lambda of the generalized advantage estimate: 0 trusts the critic, 1 the sampled return.")]
    [Range(0.0, 1.0)]
    public double GaeLambda { get; init; } = 0.95;

    [Description("Epsilon of the clipped objective: how far a probability ratio may leave 1 before its gradient stops.")]
    [Range(1e-6, 10.0)]
    public double ClipRange { get; init; } = 0.2;

    [Description("Whether the value may leave the old one by clipRange only; meant for returns near 1.")]
    public bool ClipValueLoss { get; init; }

    [Description("Whether advantages are shifted and scaled to mean 0 and deviation 1 in every minibatch.")]
    public bool NormaliseAdvantages { get; init; } = true;

    [Description("Weight of the entropy bonus.")]
    [Range(0.0, 10.0)]
    public double EntropyCoefficient { get; init; } = 0.01;

    [Description("Weight of the value loss.")]
    [Range(0.0, 100.0)]
    public double ValueCoefficient { get; init; } = 0.5;

    [Description("Largest L2 norm of the whole gradient.")]
    [Range(1e-6, 1e6)]
    public double MaxGradientNorm { get; init; } = 0.5;

    [Description("An update ends after the pass whose mean KL from the old policy is above this; 0 never ends it early.")]
    [Range(0.0, 10.0)]
    public double TargetKl { get; init; }

    [Description("Units of every hidden layer of the actor and of the critic.")]
    [Range(1, 8192)]
    public int HiddenUnits { get; init; } = 64;

    [Description("Hidden layers of the actor and of the critic.")]
    [Range(0, 16)]
    public int HiddenLayers { get; init; } = 2;

    [Description("Whether observations are normalised by their running mean and deviation.")]
    public bool NormaliseObservations { get; init; } = true;

    [Description("Whether rewards are divided by the running deviation of the discounted return, so that one learning rate suits rewards of any size.")]
    public bool ScaleRewards { get; init; } = true;

    [Description("Updates between two evaluations on validation data, where the run has any; the last update is always evaluated.")]
    [Range(1, 1_000_000)]
    public int EvaluateEveryUpdates { get; init; } = 10;
}
