namespace Tuner.Baselines.Reference.Bound;

/// <summary>Replicas of one variant at one allocation, as the model sees them.</summary>
/// <param name="Variant">Index into the stage's variants.</param>
/// <param name="Option">Variant and allocation as one number: configurations of one option differ in replicas alone.</param>
/// <param name="Replicas">1 or more.</param>
/// <param name="CapacityRps">Requests/s; infinite for the least replicas that keep up with every second.</param>
/// <param name="CostCores">Of all replicas, GPU shares at their price.</param>
/// <param name="Accuracy">The variant's value under the objective's measure.</param>
/// <param name="StartUpSeconds">Mean load time, at most an interval.</param>
/// <param name="SlackSeconds">What a request may wait here: the SLO less the least service along its way; negative where it cannot be on time.</param>
internal sealed record StageConfiguration(
    int Variant, int Option, int Replicas, double CapacityRps, double CostCores, double Accuracy, double StartUpSeconds, double SlackSeconds);
