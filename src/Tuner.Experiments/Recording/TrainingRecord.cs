using Tuner.Agents;

namespace Tuner.Experiments.Recording;

/// <summary>One update of a learner as a row of training.csv; empty where a number does not exist at that update.</summary>
public sealed record TrainingRecord(TrainingRow Row) : IRow<TrainingRecord>
{
    /// <inheritdoc/>
    public void Write(RowWriter to)
    {
        to.Put("update", Row.Update);
        to.Put("steps", Row.Steps);
        to.Put("episode_score", Row.EpisodeScore);
        to.Put("episode_return", Row.EpisodeReturn);
        to.Put("validation_score", Row.ValidationScore);
        to.Put("policy_loss", Row.PolicyLoss);
        to.Put("value_loss", Row.ValueLoss);
        to.Put("entropy", Row.Entropy);
        to.Put("approx_kl", Row.ApproxKl);
        to.Put("clip_fraction", Row.ClipFraction);
        to.Put("explained_variance", Row.ExplainedVariance);
        to.Put("learning_rate", Row.LearningRate);
    }

    /// <inheritdoc/>
    public static TrainingRecord Read(RowReader from) => new(new TrainingRow(
        from.Whole("update"),
        from.WholeLong("steps"),
        from.Number("episode_score"),
        from.Number("episode_return"),
        from.Number("policy_loss"),
        from.Number("value_loss"),
        from.Number("entropy"),
        from.Number("approx_kl"),
        from.Number("clip_fraction"),
        from.Number("explained_variance"),
        from.Number("learning_rate"),
        from.Number("validation_score")));
}
