using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Tests.Configuration;

internal sealed record InnerOptions
{
    [Description("A fraction.")]
    [Range(0.0, 1.0)]
    public double Discount { get; init; } = 0.99;

    [Description("A mood.")]
    public SampleMood Mood { get; init; } = SampleMood.OnTime;
}
