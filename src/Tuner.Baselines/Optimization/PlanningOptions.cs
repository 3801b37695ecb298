using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tuner.Baselines.Optimization;

/// <summary>The constraints that a plan must meet, and who finds it.</summary>
public record PlanningOptions
{
    /// <summary>Fraction added to the 99th percentile of batch service times.</summary>
    [Description("Fraction added to the 99th percentile of batch service times; negative trusts them less far.")]
    [Range(-0.99, 10.0)]
    public double LatencyMargin { get; init; }

    /// <summary>The wait for a batch to fill. Not used where <see cref="AsCoded"/> is.</summary>
    [Description("The wait for a batch to fill: max is (batch - 1) / rate, none is 0.")]
    public QueueTerm QueueTerm { get; init; } = QueueTerm.Max;

    /// <summary>Applies the margins and caps under <c>planning:</c> of the pipeline.</summary>
    [Description("Use the pipeline's planning section: margins on latency, throughput and load, and the profiled load as a cap.")]
    public bool Planning { get; init; }

    /// <summary>Follows the published code where it departs from the paper.</summary>
    [Description("Follow the published code where it departs from the paper (IPA: a queue term that loosens the SLO, and no change where nothing is feasible).")]
    public bool AsCoded { get; init; }

    /// <summary>Who solves the problem. All but <c>exact</c> know chains of stages on cores alone, and products of accuracies up to four stages.</summary>
    [Description("Who finds the plan: the project's own exact solver, or CP-SAT, SCIP, CBC or HiGHS (chains on cores; products of accuracies up to 4 stages).")]
    public SolverChoice Solver { get; init; } = SolverChoice.Exact;

    /// <summary>These constraints alone, whatever the type says besides: what two policies must share to share plans.</summary>
    internal PlanningOptions ConstraintsOnly() => new()
    {
        LatencyMargin = LatencyMargin,
        QueueTerm = QueueTerm,
        Planning = Planning,
        AsCoded = AsCoded,
    };
}
