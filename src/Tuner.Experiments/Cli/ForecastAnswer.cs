using System.Globalization;
using System.Text;
using Tuner.Experiments.Recording;

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
        using MemoryStream stream = new();
        using (RowWriter writer = new(stream))
        {
            foreach (ForecastRow row in Forecasters)
            {
                Write(writer, row);
                writer.EndRow();
            }
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Write(RowWriter to, ForecastRow row)
    {
        to.Put("workload", Workload);
        to.Put("on", On);
        to.Put("interval_s", IntervalSeconds);
        to.Put("horizon_s", HorizonSeconds);
        to.Put("target", Target);
        to.Put("forecaster", row.Forecaster);
        to.Put("forecasts", row.Accuracy.Forecasts);
        to.Put("smape_percent", row.Accuracy.SmapePercent);
        to.Put("under_predicted", row.Accuracy.UnderPredicted);
        to.Put("pinball_50_rps", row.Accuracy.PinballMedianRps);
        to.Put("pinball_90_rps", row.Accuracy.Pinball90Rps);
        to.Put("mae_rps", row.Accuracy.MeanAbsoluteErrorRps);
    }
}
