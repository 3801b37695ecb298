namespace Tuner.Experiments.Running;

/// <summary>How far a run of many cells is: every cell has a weight and a part done. Safe from any thread.</summary>
public sealed class WorkProgress(IReadOnlyList<double> weights)
{
    private readonly double[] _done = new double[weights.Count];
    private readonly string[] _notes = new string[weights.Count];
    private readonly double _total = weights.Sum();
    private readonly Lock _lock = new();
    private int _latest;

    /// <summary>Part of all work done, in [0, 1].</summary>
    public double Fraction
    {
        get
        {
            lock (_lock)
            {
                double sum = 0.0;
                for (int i = 0; i < _done.Length; i++)
                {
                    sum += _done[i] * weights[i];
                }

                return _total > 0.0 ? sum / _total : 1.0;
            }
        }
    }

    /// <summary>Cells that are done.</summary>
    public int CellsDone
    {
        get
        {
            lock (_lock)
            {
                return _done.Count(d => d >= 1.0);
            }
        }
    }

    /// <summary>All cells.</summary>
    public int CellCount => _done.Length;

    /// <summary>What the cell that moved last is doing.</summary>
    public string Note
    {
        get
        {
            lock (_lock)
            {
                return _notes.Length == 0 ? string.Empty : _notes[_latest] ?? string.Empty;
            }
        }
    }

    /// <summary>A cell has come to <paramref name="part"/> in [0, 1] of its work.</summary>
    public void Report(int cell, double part, string note)
    {
        lock (_lock)
        {
            _done[cell] = Math.Clamp(part, 0.0, 1.0);
            _notes[cell] = note;
            _latest = cell;
        }
    }
}
