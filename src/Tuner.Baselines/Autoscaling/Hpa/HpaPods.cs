namespace Tuner.Baselines.Autoscaling.Hpa;

/// <summary>The replicas behind a metric.</summary>
/// <param name="Measured">Ready, with a value.</param>
/// <param name="NotReady">Not ready yet: set aside, and taken to use nothing where the metric says up.</param>
/// <param name="Missing">Without a value: taken to use nothing where the metric says up, the target where it says down.</param>
public readonly record struct HpaPods(int Measured, int NotReady = 0, int Missing = 0);
