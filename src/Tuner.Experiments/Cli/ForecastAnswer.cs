using System.Globalization;
using System.Text;

namespace Tuner.Experiments.Cli;

/// <summary>What tuner forecast answers; the JSON has these names in camelCase.</summary>
internal sealed record ForecastAnswer
{
    public required string Workload { get; init; }

    public required string On { get; init; }

    public required int Stretches { get; init; }

    public required int IntervalSeconds { get; init; }

    public required int HorizonSeconds { get; init; }

    public required string Target { get; init; }

    /// <summary>In the order in which they were asked for.</summary>
    public required IReadOnlyList<ForecastRow> Forecasters { get; init; }

    public string Write(OutputFormat format) => format switch
    {
        OutputFormat.Json => JsonText.Of(this),
        OutputFormat.Csv => Csv(),
        _ => Text(),
    };

    private string Text()
    {
        StringBuilder text = new();
        CultureInfo culture = CultureInfo.InvariantCulture;
        text.Append(culture, $"{Workload}, {On}: {Stretches} stretches, {Forecasters[0].Accuracy.Forecasts} forecasts of the {Target} of {HorizonSeconds} s, every {IntervalSeconds} s\n\n");
        int width = Math.Max(10, Forecasters.Max(f => f.Forecaster.Length));
        text.Append(culture, $"{"forecaster".PadRight(width)}{"SMAPE %",10}{"below %",10}{"pinball .5",12}{"pinball .9",12}{"MAE",10}\n");
        foreach (ForecastRow row in Forecasters)
        {
            text.Append(culture, $"{row.Forecaster.PadRight(width)}{row.Accuracy.SmapePercent,10:F2}{100.0 * row.Accuracy.UnderPredicted,10:F1}{row.Accuracy.PinballMedianRps,12:F3}{row.Accuracy.Pinball90Rps,12:F3}{row.Accuracy.MeanAbsoluteErrorRps,10:F3}\n");
        }

        return text.Append("\nbelow: forecasts under the load that came; pinball and MAE in requests/s\n").ToString();
    }

    private string Csv()
    {
        StringBuilder text = new("workload,on,interval_s,horizon_s,target,forecaster,forecasts,smape_percent,under_predicted,pinball_50_rps,pinball_90_rps,mae_rps\n");
        foreach (ForecastRow row in Forecasters)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Workload},{On},{IntervalSeconds},{HorizonSeconds},{Target},{row.Forecaster},{row.Accuracy.Forecasts},{row.Accuracy.SmapePercent},{row.Accuracy.UnderPredicted},{row.Accuracy.PinballMedianRps},{row.Accuracy.Pinball90Rps},{row.Accuracy.MeanAbsoluteErrorRps}\n");
        }

        return text.ToString();
    }
}
