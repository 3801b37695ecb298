using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Workloads.Traces;

/// <summary>A stretch [start, end) of a trace, in seconds since its beginning.</summary>
public sealed record SecondsWindow
{
    /// <summary>First second of the stretch.</summary>
    [Description("First second of the stretch, from the beginning of the trace.")]
    [Range(0, int.MaxValue)]
    public int StartSecond { get; init; }

    /// <summary>First second after the stretch.</summary>
    [Description("First second after the stretch.")]
    [Range(1, int.MaxValue)]
    public int EndSecond { get; init; } = 1;

    /// <summary>Seconds of the stretch.</summary>
    internal int LengthSeconds => EndSecond - StartSecond;

    /// <summary>The stretch [start, end).</summary>
    public static SecondsWindow Of(int startSecond, int endSecond) => new() { StartSecond = startSecond, EndSecond = endSecond };

    /// <summary>As in messages: [start, end).</summary>
    public override string ToString() => $"[{StartSecond}, {EndSecond})";
}
