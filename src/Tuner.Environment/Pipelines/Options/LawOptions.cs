using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>The section <c>law</c>; the sum must be above 0 at every batch size.</summary>
internal sealed record LawOptions
{
    [Description("Milliseconds times allocation for each item.")]
    [Range(double.MinValue, double.MaxValue)]
    public double Gamma { get; init; }

    [Description("Milliseconds for each item, whatever the allocation.")]
    [Range(double.MinValue, double.MaxValue)]
    public double Delta { get; init; }

    [Description("Milliseconds times allocation for a batch.")]
    [Range(double.MinValue, double.MaxValue)]
    public double Epsilon { get; init; }

    [Description("Milliseconds for a batch, whatever the allocation.")]
    [Range(double.MinValue, double.MaxValue)]
    public double Eta { get; init; }
}
