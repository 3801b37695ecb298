using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Pipelines.Options;

/// <summary>An element of <c>variants</c>.</summary>
internal sealed record VariantOptions
{
    [Description("Name of the model, unique in the stage.")]
    public required string Name { get; init; } = "";

    [Description("Accuracy as a fraction.")]
    [Range(0.0, 1.0)]
    public required double Accuracy { get; init; }

    [Description("Millions of parameters.")]
    [Range(0.0, double.MaxValue)]
    public double ParametersMillions { get; init; }

    [Description("Memory of one replica in GiB.")]
    [Range(0.0, double.MaxValue)]
    public double MemoryGiB { get; init; }

    [Description("Cores of one replica (its base allocation); 1 where neither cores nor gpuShare is given.")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? Cores { get; init; }

    [Description("Share of one GPU that a replica gets, instead of cores.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double? GpuShare { get; init; }

    [Description("All amounts that a decision may give a replica, ascending, in the unit of the base allocation, which is one of them; without it, that one alone.")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public IReadOnlyList<double>? Allocations { get; init; }

    [Description("Mean number of items put out for one served: a detector sends one for each object.")]
    [Range(0.0, 1000.0)]
    public double Items { get; init; } = 1.0;

    [Description("Share of the GPU's memory bandwidth that it uses while busy, which slows neighbours.")]
    [Range(0.0, 1.0)]
    public double DramUtilisation { get; init; }

    [Description("From start to ready; without it, at once.")]
    public StartUpOptions? StartUp { get; init; }

    [Description("Batch service time: exactly one of table, law and meanMs.")]
    public required ServiceOptions Service { get; init; }

    [Description("Where numbers are from, by key; free text that no run reads.")]
    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>();
}
