namespace Tuner.Environment.Pipelines;

/// <summary>What the network delays share.</summary>
internal static class NetworkDelays
{
    private const double BitsPerKB = 8.0 * 1024.0;

    /// <summary>Seconds that a payload takes over a bandwidth, as Sponge's emulation has it: size over bandwidth, no latency of its own.</summary>
    public static double TransferSeconds(double payloadKB, double bandwidthMbps) => payloadKB * BitsPerKB / (bandwidthMbps * 1e6);

    /// <exception cref="ArgumentOutOfRangeException">It does not hold.</exception>
    public static void Require(bool holds, string parameter, double value, string expected)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"{expected} was expected.");
        }
    }
}
