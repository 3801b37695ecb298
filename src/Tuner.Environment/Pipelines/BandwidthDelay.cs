using Tuner.Environment.Randomness;

namespace Tuner.Environment.Pipelines;

/// <summary>A payload over one bandwidth: the same time for every request.</summary>
public sealed record BandwidthDelay : INetworkDelay
{
    private readonly double _seconds;

    /// <summary>A payload in kilobytes of 1024 bytes and a bandwidth in Mbit/s, both above 0 and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number out of its range.</exception>
    public BandwidthDelay(double payloadKB, double bandwidthMbps)
    {
        NetworkDelays.Require(payloadKB > 0.0 && double.IsFinite(payloadKB), nameof(payloadKB), payloadKB, "A payload above 0 KB and finite");
        NetworkDelays.Require(
            bandwidthMbps > 0.0 && double.IsFinite(bandwidthMbps), nameof(bandwidthMbps), bandwidthMbps, "A bandwidth above 0 Mbit/s and finite");
        _seconds = NetworkDelays.TransferSeconds(payloadKB, bandwidthMbps);
    }

    /// <inheritdoc/>
    public double Seconds(in CounterRandom random, long request, double arrivalSeconds) => _seconds;
}
