using Tuner.Agents;
using Tuner.Agents.Checkpoints;

namespace Tuner.Experiments.Recording;

/// <summary>
/// Writes the files of one cell as it goes. They bear their names only when <see cref="Complete"/> was called, and the file
/// "done" comes last: a cell without it is not one.
/// </summary>
public sealed class CellRecorder : IDisposable
{
    /// <summary>One row per adaptation interval.</summary>
    public const string IntervalsName = "intervals.csv";

    /// <summary>What a clock measured.</summary>
    public const string TimingName = "timing.csv";

    /// <summary>Quantiles of the latency over the whole run.</summary>
    public const string LatencyName = "latency.csv";

    /// <summary>One row per update of a learner.</summary>
    public const string TrainingName = "training.csv";

    /// <summary>The agent that was trained, where one was.</summary>
    public const string AgentName = "checkpoint/agent.safetensors";

    /// <summary>Empty; its presence says that the cell is complete.</summary>
    public const string DoneName = "done";

    private readonly string _folder;
    private readonly Dictionary<string, RowWriter> _writers = [];

    internal CellRecorder(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        File.Delete(Path.Combine(_folder, DoneName));
    }

    /// <summary>The next interval.</summary>
    public void Append(IntervalRow row) => Append(IntervalsName, row);

    /// <summary>The next decision time.</summary>
    public void Append(TimingRow row) => Append(TimingName, row);

    /// <summary>The next quantile.</summary>
    public void Append(LatencyRow row) => Append(LatencyName, row);

    /// <summary>The next update.</summary>
    public void Append(TrainingRecord row) => Append(TrainingName, row);

    /// <summary>The agent that was trained.</summary>
    public void Save(TrainedAgent agent)
    {
        string path = Path.Combine(_folder, AgentName);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AgentCheckpoint.Save(agent, path);
    }

    /// <summary>Closes the files, gives them their names, and marks the cell as done.</summary>
    public void Complete()
    {
        Dispose();
        foreach (string name in _writers.Keys)
        {
            File.Move(PartOf(name), Path.Combine(_folder, name), overwrite: true);
        }

        File.WriteAllBytes(Path.Combine(_folder, DoneName), []);
    }

    /// <summary>Closes the files; without <see cref="Complete"/> they stay parts.</summary>
    public void Dispose()
    {
        foreach (RowWriter writer in _writers.Values)
        {
            writer.Dispose();
        }
    }

    private void Append<TRow>(string name, TRow row)
        where TRow : IRow<TRow>
    {
        if (!_writers.TryGetValue(name, out RowWriter? writer))
        {
            _writers[name] = writer = new RowWriter(PartOf(name));
        }

        row.Write(writer);
        writer.EndRow();
    }

    private string PartOf(string name) => Path.Combine(_folder, name + AtomicFile.PartSuffix);
}
