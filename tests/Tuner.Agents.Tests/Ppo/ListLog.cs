namespace Tuner.Agents.Tests.Ppo;

internal sealed class ListLog : ITrainingLog
{
    public List<TrainingRow> Rows { get; } = [];

    public void Write(in TrainingRow row) => Rows.Add(row);
}
