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

    /// <summary>That the decision asks for.</summary>
    public required double Cores { get; init; }

    /// <summary>Averaged over the seconds that count; replicas without room cost nothing.</summary>
    public required double PaidCores { get; init; }

    /// <summary>That the decision asks for, in GPUs.</summary>
    public required double GpuShare { get; init; }

    /// <summary>Averaged over the seconds that count, in GPUs.</summary>
    public required double PaidGpuShare { get; init; }

    /// <summary>Requests still inside when nothing could leave any more; 0 where it did not come to that.</summary>
    public required int NeverLeave { get; init; }

    /// <summary>Stages at which those waited without a replica ready.</summary>
    public required IReadOnlyList<string> StagesWithoutReplica { get; init; }

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
            PaidCores = sum.PaidCores / totals.Seconds,
            GpuShare = sum.DecidedGpuShare,
            PaidGpuShare = sum.PaidGpuShare / totals.Seconds,
            NeverLeave = totals.NeverLeave,
            StagesWithoutReplica = [.. totals.StagesWithoutReplica.Select(i => pipeline.Stages[i].Name)],
            LatencySeconds = Spread.Of(sum.LatencySeconds),
            Stages = [.. pipeline.Stages.Select((s, i) => SimulateStage.Of(s, sum.Stages[i], totals.Seconds))],
        };
    }

    /// <summary>Why the simulation ended before all had left; null where all did, or none was waited for.</summary>
    public string? StallText() => NeverLeave == 0 ? null
        : $"{NeverLeave} {(NeverLeave == 1 ? "request never leaves" : "requests never leave")}: "
            + (StagesWithoutReplica.Count == 0
                ? "replicas break before they serve anything"
                : $"no replica is ready at {string.Join(", ", StagesWithoutReplica.Select(name => $"'{name}'"))}");

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
        text.Append(culture, $"  violations {100.0 * ViolationRatio:F3} %   accuracy {Number(Accuracy, 4)}\n");
        text.Append(culture, $"  cores {Cores:0.##}, paid {Number(PaidCores, 2)}   GPU share {GpuShare:0.##}, paid {Number(PaidGpuShare, 2)}\n\n");
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

        foreach (SimulateStage stage in Stages.Where(s => s.ReplicasPending > 0))
        {
            text.Append(culture, $"\n  {stage.Stage}: {stage.ReplicasPending} of its replicas pending at the end, without room on the cluster\n");
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
        Count(text, "never_leave", NeverLeave);
        Mean(text, "cores", Cores);
        Mean(text, "paid_cores", PaidCores);
        Mean(text, "gpu_share", GpuShare);
        Mean(text, "paid_gpu_share", PaidGpuShare);
        Line(text, "latency_s", LatencySeconds);
        foreach (SimulateStage stage in Stages)
        {
            Line(text, stage.Stage + "_wait_s", stage.WaitSeconds);
            Line(text, stage.Stage + "_latency_s", stage.LatencySeconds);
            Count(text, stage.Stage + "_replicas_pending", stage.ReplicasPending);
        }

        return text.ToString();
    }

    private static void Count(StringBuilder text, string name, int count) => text.Append(CultureInfo.InvariantCulture, $"{name},{count},,,,\n");

    private static void Mean(StringBuilder text, string name, double mean) => text.Append(CultureInfo.InvariantCulture, $"{name},,{Exact(mean)},,,\n");

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
