namespace Tuner.Experiments.Tuning;

/// <summary>An option of a policy with a value, both as an override has them.</summary>
/// <param name="Key">Below the policy, <c>forecaster.seconds</c>.</param>
/// <param name="Value">As YAML.</param>
public sealed record Setting(string Key, string Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key}={Value}";
}
