using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Environment.Workloads.Arrivals;

/// <summary>How the requests of a workload lie in time.</summary>
public sealed record ArrivalOptions
{
    /// <summary>The process.</summary>
    [Description("How requests lie in time: poisson, even, gamma (see cv), mmpp (see rates), timestamps (a file of arrival times), or bunched (replication of published runs only).")]
    public ArrivalKind Kind { get; init; } = ArrivalKind.Poisson;

    /// <summary>Coefficient of variation of the gaps; read by <see cref="ArrivalKind.Gamma"/> alone.</summary>
    [Description("Coefficient of variation of the gaps between requests; of kind gamma only.")]
    [Range(0.05, 10.0)]
    public double Cv { get; init; } = 2.0;

    /// <summary>Rates of the states to each other; read by <see cref="ArrivalKind.Mmpp"/> alone.</summary>
    [Description("Rates of the states of kind mmpp to each other; they are scaled so that the mean load is the trace's.")]
    [Range(0.0, 1e6)]
    public IReadOnlyList<double> Rates { get; init; } = [1.0, 4.0];

    /// <summary>Mean stay in each state; read by <see cref="ArrivalKind.Mmpp"/> alone.</summary>
    [Description("Mean seconds that kind mmpp stays in each state, before it goes to one of the others.")]
    [Range(0.001, 1e7)]
    public IReadOnlyList<double> SojournSeconds { get; init; } = [30.0, 10.0];

    /// <summary>The process that these options describe.</summary>
    /// <exception cref="ArgumentException">The states of kind mmpp make no chain, or the kind is timestamps, which takes a record.</exception>
    public IArrivalProcess Create() => Kind switch
    {
        ArrivalKind.Poisson => new PoissonArrivals(),
        ArrivalKind.Even => new EvenArrivals(),
        ArrivalKind.Gamma => new GammaArrivals(Cv),
        ArrivalKind.Bunched => new BunchedArrivals(),
        ArrivalKind.Mmpp => new MmppArrivals(new MarkovModulation(Rates, SojournSeconds)),
        ArrivalKind.Timestamps => throw new ArgumentException("arrivals of kind timestamps are those of a file: give file, a CSV of arrival times"),
        _ => throw new ArgumentOutOfRangeException(nameof(Kind)),
    };
}
