namespace Tuner.Environment.Tuning;

/// <summary>What a policy says of its last decision, for the rows.</summary>
/// <param name="PlannedRps">The load it planned for, margins included; NaN where it plans for none.</param>
/// <param name="Feasible">False where no legal decision met the policy's constraints and this is the least bad one.</param>
public readonly record struct DecisionNote(double PlannedRps, bool Feasible = true)
{
    /// <summary>Of a policy that plans for no load.</summary>
    public static DecisionNote None { get; } = new(double.NaN);
}
