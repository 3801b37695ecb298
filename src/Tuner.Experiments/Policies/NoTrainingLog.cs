using Tuner.Agents;

namespace Tuner.Experiments.Policies;

/// <summary>For policies that are built without being trained.</summary>
internal sealed class NoTrainingLog : ITrainingLog
{
    public static NoTrainingLog Instance { get; } = new();

    public void Write(in TrainingRow row)
    {
    }
}
