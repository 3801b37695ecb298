namespace Tuner.Agents;

/// <summary>Where a learner writes how its training goes; whoever owns the files implements it.</summary>
public interface ITrainingLog
{
    /// <summary>Takes the row of one update; rows come in order, from the training thread.</summary>
    void Write(in TrainingRow row);
}
