using System.Globalization;

namespace Tuner.Experiments.Recording;

/// <summary>One value of a sweep: what a cell was played at.</summary>
/// <param name="Name">The last word of the key that is swept: <c>shareLimit</c> of <c>pipeline.cluster.gpus.shareLimit</c>.</param>
/// <param name="Value">As the experiment has it.</param>
public sealed record SweepPoint(string Name, string Value)
{
    /// <summary>The value as a number; NaN where it is a word.</summary>
    public double Number { get; } =
        double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}={Value}";
}
