using System.Globalization;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>Counts rows, and those of them that are malformed; keeps where the first few are.</summary>
public sealed class BadRows
{
    private const int Named = 5;
    private readonly List<TraceFormatException> _first = [];

    /// <summary>Rows read, the malformed among them.</summary>
    public long Rows { get; private set; }

    /// <summary>Malformed rows.</summary>
    public long Count { get; private set; }

    /// <summary>The first few, file and line and reason.</summary>
    public IReadOnlyList<string> First => [.. _first.Select(bad => bad.Message)];

    internal void Row() => Rows++;

    internal void Bad(string file, long line, string reason)
    {
        Count++;
        if (_first.Count < Named)
        {
            _first.Add(new TraceFormatException(file, (int)Math.Min(line, int.MaxValue), 1, reason));
        }
    }

    /// <summary>Refuses the import where there are too many; below 1 the limit is a share of the rows, from 1 on a number.</summary>
    /// <exception cref="TraceFormatException">At the first malformed row, with the others.</exception>
    internal void Check(double limit)
    {
        if (Count == 0 || Count <= (limit < 1.0 ? limit * Rows : limit))
        {
            return;
        }

        string allowed = limit < 1.0 ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * limit} %") : limit.ToString(CultureInfo.InvariantCulture);
        string others = _first.Count == 1 ? string.Empty : $"; also {string.Join("; ", _first.Skip(1).Select(bad => bad.Message))}";
        string more = Count > _first.Count ? "; ..." : string.Empty;
        TraceFormatException at = _first[0];
        throw new TraceFormatException(
            at.File, at.Line, at.Column, $"{at.Reason}{others}{more} ({Count} of {Rows} rows are malformed, and {allowed} may be)");
    }
}
