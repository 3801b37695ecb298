using System.Collections.Immutable;
using Tuner.Agents.Forecasting;
using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Experiments.Forecasting;

/// <summary>Judges forecasters on the same loads of a workload.</summary>
/// <param name="Workload">Whose load is foretold, and learnt from.</param>
/// <param name="Trial">What is asked of them.</param>
internal sealed record ForecasterComparison(IWorkload Workload, ForecastTrial Trial)
{
    /// <summary>One of every kind that needs no file, and IPA's and InfAdapter's windows.</summary>
    public static ImmutableArray<string> Usual { get; } =
    [
        "last", "max:seconds=10", "max:seconds=20", "max", "mean", "hold", "quantile", "ewma", "line", "ar", "holt-winters",
        "holt-winters:cycleSeconds=7200", "seasonal-naive", "clock", "oracle",
    ];

    /// <summary>True where the workload has training stretches of a record, which <c>clock</c> learns from.</summary>
    public bool IsRecorded => Workload is TraceWorkload;

    /// <summary>What is outside the training range of a record; of a generator, validation stretches of the first seeds.</summary>
    public IReadOnlyList<LoadTrace> HeldOut(int seeds) => RecordedStretches.HeldOut(Workload, new SeedSequence(1), seeds);

    /// <summary>The tests that runs of the first seeds play; one where every seed has the same.</summary>
    public IReadOnlyList<LoadTrace> Tests(int seeds) =>
    [
        .. Enumerable.Range(1, seeds)
            .Select(seed => Workload.Test(new SeedSequence((ulong)seed).Child("episode").Child("workload")))
            .Distinct(ReferenceEqualityComparer.Instance)
            .Cast<LoadTrace>(),
    ];

    /// <summary>The accuracy of a forecaster; horizon and target are the trial's where its options leave them open.</summary>
    /// <exception cref="ArgumentException">It cannot learn from this workload, or its file cannot be read.</exception>
    public ForecastAccuracy Judge(ForecasterOptions options, IReadOnlyList<LoadTrace> stretches)
    {
        bool hasHorizon = ForecasterRules.Has(options.Kind, nameof(options.HorizonSeconds));
        ForecasterOptions asked = options with
        {
            HorizonSeconds = options.HorizonSeconds ?? (hasHorizon ? Trial.HorizonSeconds : null),
            Target = options.Target ?? (hasHorizon ? Trial.Target : null),
        };
        return Trial.Run(asked.Create(Workload, LstmForecaster.Load), stretches);
    }
}
