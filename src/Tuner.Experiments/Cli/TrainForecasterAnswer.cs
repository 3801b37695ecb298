using System.Globalization;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Experiments.Cli;

/// <summary>What tuner train-forecaster answers; the JSON has these names in camelCase.</summary>
internal sealed record TrainForecasterAnswer
{
    public required string File { get; init; }

    public required string Workload { get; init; }

    public required ulong Seed { get; init; }

    public required int Parameters { get; init; }

    public required int Epochs { get; init; }

    /// <summary>Mean loss of the last epoch, over squared scaled loads.</summary>
    public required double Loss { get; init; }

    /// <summary>Of what was not learnt from, asked every 10 s.</summary>
    public required ForecastAccuracy HeldOut { get; init; }

    public string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"{File}: {Parameters} parameters, {Workload}, seed {Seed}, {Epochs} epochs, loss {Loss:0.####}\nheld out: {HeldOut.Forecasts} forecasts, SMAPE {HeldOut.SmapePercent:F2} %, below {100.0 * HeldOut.UnderPredicted:F1} %, pinball .5 {HeldOut.PinballMedianRps:F3}, .9 {HeldOut.Pinball90Rps:F3}, MAE {HeldOut.MeanAbsoluteErrorRps:F3} requests/s\n");
}
