namespace Tuner.Environment.Pipelines;

/// <summary>A bandwidth that was measured over a time.</summary>
/// <param name="Seconds">How long it holds, above 0.</param>
/// <param name="Mbps">In Mbit/s, above 0.</param>
public readonly record struct BandwidthSample(double Seconds, double Mbps);
