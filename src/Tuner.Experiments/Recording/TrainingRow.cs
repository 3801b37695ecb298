namespace Tuner.Experiments.Recording;

/// <summary>One update of a learner: a row of training.csv. NaN where a number does not exist for the learner or at that update.</summary>
public sealed record TrainingRow : IRow<TrainingRow>
{
    /// <summary>1 for the first update.</summary>
    public required int Update { get; init; }

    /// <summary>Environment steps (adaptation intervals) learnt from so far.</summary>
    public required long Steps { get; init; }

    /// <summary>Mean score of an interval over the training episodes that ended since the last update.</summary>
    public double EpisodeScore { get; init; } = double.NaN;

    /// <summary>Mean score of an interval on the validation stretches; NaN at updates that were not validated.</summary>
    public double ValidationScore { get; init; } = double.NaN;

    /// <summary>Loss of the policy.</summary>
    public double PolicyLoss { get; init; } = double.NaN;

    /// <summary>Loss of the value estimate.</summary>
    public double ValueLoss { get; init; } = double.NaN;

    /// <summary>Mean entropy of the policy in nats, all heads together.</summary>
    public double Entropy { get; init; } = double.NaN;

    /// <summary>Estimated divergence of the new policy from the old one in nats.</summary>
    public double ApproxKl { get; init; } = double.NaN;

    /// <summary>Share of the samples at which the ratio was clipped, in [0, 1].</summary>
    public double ClipFraction { get; init; } = double.NaN;

    /// <summary>1 - variance of (return - value) / variance of return; at most 1.</summary>
    public double ExplainedVariance { get; init; } = double.NaN;

    /// <summary>Step size of the optimiser.</summary>
    public double LearningRate { get; init; } = double.NaN;

    /// <inheritdoc/>
    public void Write(RowWriter to)
    {
        to.Put("update", Update);
        to.Put("steps", Steps);
        to.Put("episode_score", EpisodeScore);
        to.Put("validation_score", ValidationScore);
        to.Put("policy_loss", PolicyLoss);
        to.Put("value_loss", ValueLoss);
        to.Put("entropy", Entropy);
        to.Put("approx_kl", ApproxKl);
        to.Put("clip_fraction", ClipFraction);
        to.Put("explained_variance", ExplainedVariance);
        to.Put("learning_rate", LearningRate);
    }

    /// <inheritdoc/>
    public static TrainingRow Read(RowReader from) => new()
    {
        Update = from.Whole("update"),
        Steps = from.WholeLong("steps"),
        EpisodeScore = from.Number("episode_score"),
        ValidationScore = from.Number("validation_score"),
        PolicyLoss = from.Number("policy_loss"),
        ValueLoss = from.Number("value_loss"),
        Entropy = from.Number("entropy"),
        ApproxKl = from.Number("approx_kl"),
        ClipFraction = from.Number("clip_fraction"),
        ExplainedVariance = from.Number("explained_variance"),
        LearningRate = from.Number("learning_rate"),
    };
}
