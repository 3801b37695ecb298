namespace Tuner.Baselines.Heuristics.Proteus;

/// <summary>What a device of a stage can be made: a variant, run at a batch whose time is within half of the stage's part of the SLO.</summary>
/// <param name="Variant">Index into the stage's variants.</param>
/// <param name="Batch">The stage's max batch.</param>
/// <param name="ThroughputRps">Items/s of one device.</param>
/// <param name="Loss">Accuracy lost against the stage's best variant, as a part of that one's, in [0, 1].</param>
public sealed record DeviceType(int Variant, int Batch, double ThroughputRps, double Loss);
