using Tuner.Agents;
using Tuner.Experiments.Recording;
using TrainingRow = Tuner.Agents.TrainingRow;

namespace Tuner.Experiments.Running;

/// <summary>Writes the rows of a training into the cell's training.csv.</summary>
internal sealed class CellTrainingLog(CellRecorder recorder) : ITrainingLog
{
    public void Write(in TrainingRow row) => recorder.Append(new TrainingRecord(row));
}
