using System.Collections.Immutable;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Pipelines;

/// <summary>
/// A payload over a bandwidth that changes with time: that of the moment of arrival holds for the whole transfer, as in Sponge's
/// emulation. The trace is repeated when it ends.
/// </summary>
public sealed class BandwidthTraceDelay : INetworkDelay
{
    private readonly double[] _ends;
    private readonly double[] _seconds;

    /// <summary>A payload in kilobytes of 1024 bytes, above 0, over a trace that is not empty.</summary>
    /// <exception cref="ArgumentException">A number out of its range, or no sample.</exception>
    public BandwidthTraceDelay(double payloadKB, ImmutableArray<BandwidthSample> trace)
    {
        NetworkDelays.Require(payloadKB > 0.0 && double.IsFinite(payloadKB), nameof(payloadKB), payloadKB, "A payload above 0 KB and finite");
        if (trace.IsDefaultOrEmpty || trace.Any(s => !(s.Seconds > 0.0 && s.Mbps > 0.0 && double.IsFinite(s.Seconds) && double.IsFinite(s.Mbps))))
        {
            throw new ArgumentException("A trace of one sample or more was expected, each of seconds and a bandwidth above 0 and finite.", nameof(trace));
        }

        _ends = new double[trace.Length];
        _seconds = [.. trace.Select(s => NetworkDelays.TransferSeconds(payloadKB, s.Mbps))];
        double end = 0.0;
        for (int i = 0; i < trace.Length; i++)
        {
            _ends[i] = end += trace[i].Seconds;
        }
    }

    /// <inheritdoc/>
    public double Seconds(in CounterRandom random, long request, double arrivalSeconds)
    {
        // A sample holds from its start up to, not at, its end; rounding may put a time at the very end of the last one.
        int at = Array.BinarySearch(_ends, arrivalSeconds % _ends[^1]);
        return _seconds[Math.Min(at >= 0 ? at + 1 : ~at, _seconds.Length - 1)];
    }
}
