using System.Globalization;
using System.Text;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Cli;

/// <summary>What tuner simulate answers; the JSON has these names in camelCase.</summary>
internal sealed record SimulateAnswer
{
    public required string Pipeline { get; init; }

    public required string Decision { get; init; }

    /// <summary>Seconds with arrivals that count, the warm-up left out.</summary>
    public required double Seconds { get; init; }

    public required int Arrived { get; init; }

    public required int OnTime { get; init; }

    public required int Late { get; init; }

    public required int Dropped { get; init; }

    public required int Abandoned { get; init; }

    /// <summary>Not answered, late or given up when the simulation ended.</summary>
    public required int Inside { get; init; }

    public required double ViolationRatio { get; init; }

    public required double Accuracy { get; init; }

    public required double Cores { get; init; }

    /// <summary>End to end, of the requests answered.</summary>
    public required Spread LatencySeconds { get; init; }

    public required IReadOnlyList<SimulateStage> Stages { get; init; }

    public static SimulateAnswer Of(Pipeline pipeline, Decision decision, SimulationTotals totals)
    {
        IntervalReport sum = totals.Sum;
        return new SimulateAnswer
        {
            Pipeline = pipeline.Name,
            Decision = DecisionText.Format(pipeline, decision),
            Seconds = totals.Seconds,
            Arrived = sum.Arrived,
            OnTime = sum.OnTime,
            Late = sum.Late,
            Dropped = sum.Dropped,
            Abandoned = sum.Abandoned,
            Inside = sum.Inside,
            ViolationRatio = sum.ViolationRatio,
            Accuracy = sum.Accuracy,
            Cores = sum.DecidedCores,
            LatencySeconds = Spread.Of(sum.LatencySeconds),
            Stages = [.. pipeline.Stages.Select((s, i) => SimulateStage.Of(s, sum.Stages[i], totals.Seconds))],
        };
    }

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
        text.Append(culture, $"{Pipeline}, {Seconds:0.###} s: {Decision}\n\n");
        text.Append(culture, $"  arrived {Arrived}   on time {OnTime}   late {Late}   dropped {Dropped}   abandoned {Abandoned}   inside {Inside}\n");
        text.Append(culture, $"  violations {100.0 * ViolationRatio:F3} %   accuracy {Number(Accuracy, 4)}   cores {Cores:0.##}\n\n");
        text.Append(culture, $"  {"seconds",-20}{"mean",10}{"p50",10}{"p95",10}{"p99",10}\n");
        Row(text, "latency", LatencySeconds);
        foreach (SimulateStage stage in Stages)
        {
            Row(text, stage.Stage + " wait", stage.WaitSeconds);
            Row(text, stage.Stage + " latency", stage.LatencySeconds);
        }

        text.Append(culture, $"\n  {"stage",-20}{"served",10}{"dropped",10}{"queue",10}{"batch",10}{"busy %",10}\n");
        foreach (SimulateStage stage in Stages)
        {
            text.Append(culture, $"  {stage.Stage,-20}{stage.Served,10}{stage.Dropped,10}{Number(stage.MeanQueueLength, 3),10}{Number(stage.MeanBatch, 3),10}{Number(100.0 * stage.Utilisation, 2),10}\n");
        }

        return text.ToString();
    }

    private string Csv()
    {
        StringBuilder text = new("what,count,mean,p50,p95,p99\n");
        Count(text, "arrived", Arrived);
        Count(text, "on_time", OnTime);
        Count(text, "late", Late);
        Count(text, "dropped", Dropped);
        Count(text, "abandoned", Abandoned);
        Count(text, "inside", Inside);
        Line(text, "latency_s", LatencySeconds);
        foreach (SimulateStage stage in Stages)
        {
            Line(text, stage.Stage + "_wait_s", stage.WaitSeconds);
            Line(text, stage.Stage + "_latency_s", stage.LatencySeconds);
        }

        return text.ToString();
    }

    private static void Count(StringBuilder text, string name, int count) => text.Append(CultureInfo.InvariantCulture, $"{name},{count},,,,\n");

    private static void Row(StringBuilder text, string name, Spread s) =>
        text.Append(CultureInfo.InvariantCulture, $"  {name,-20}{Number(s.Mean, 5),10}{Number(s.P50, 5),10}{Number(s.P95, 5),10}{Number(s.P99, 5),10}\n");

    private static void Line(StringBuilder text, string name, Spread s) =>
        text.Append(CultureInfo.InvariantCulture, $"{name},{s.Count},{Exact(s.Mean)},{Exact(s.P50)},{Exact(s.P95)},{Exact(s.P99)}\n");

    /// <summary>A hyphen where there is no number: a mean over nothing.</summary>
    private static string Number(double value, int digits) =>
        double.IsFinite(value) ? value.ToString("F" + digits, CultureInfo.InvariantCulture) : "-";

    /// <summary>Round-trip digits; empty where there is no number.</summary>
    private static string Exact(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : string.Empty;
}
