using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>How the requests of a workload lie within their seconds.</summary>
public sealed record ArrivalOptions
{
    /// <summary>The process.</summary>
    [Description("How requests lie within a second: poisson, even, gamma (see cv), or bunched (replication of published runs only).")]
    public ArrivalKind Kind { get; init; } = ArrivalKind.Poisson;

    /// <summary>Coefficient of variation of the gaps; read by <see cref="ArrivalKind.Gamma"/> alone.</summary>
    [Description("Coefficient of variation of the gaps between requests; of kind gamma only.")]
    [Range(0.05, 10.0)]
    public double Cv { get; init; } = 2.0;

    /// <summary>The process that these options describe.</summary>
    public IArrivalProcess Create() => Kind switch
    {
        ArrivalKind.Poisson => new PoissonArrivals(),
        ArrivalKind.Even => new EvenArrivals(),
        ArrivalKind.Gamma => new GammaArrivals(Cv),
        ArrivalKind.Bunched => new BunchedArrivals(),
        _ => throw new ArgumentOutOfRangeException(nameof(Kind)),
    };
}
