using System.Globalization;
using System.Text;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Cli;

/// <summary>What tuner solve answers; the JSON has these names in camelCase.</summary>
internal sealed record SolveAnswer
{
    public required string Pipeline { get; init; }

    public required string Policy { get; init; }

    public required double RateRps { get; init; }

    /// <summary>The load with the policy's margins.</summary>
    public required double PlannedRps { get; init; }

    public required bool Feasible { get; init; }

    public required double Cores { get; init; }

    public required double GpuShare { get; init; }

    /// <summary>Product of the stages' accuracies along each path, whatever the policy maximised.</summary>
    public required double Accuracy { get; init; }

    /// <summary>alpha A - beta C - delta B of the objective that was maximised, and its terms.</summary>
    public required SolveObjective Objective { get; init; }

    /// <summary>Median of a few solves, each from scratch.</summary>
    public required double SolveMs { get; init; }

    public required IReadOnlyList<SolveStage> Stages { get; init; }

    public static SolveAnswer Of(
        SolveQuestion question, Func<SolveQuestion, (Decision Decision, DecisionNote Note, Objective Objective, double SolveMs)> solve)
    {
        (Decision decision, DecisionNote note, Objective objective, double solveMs) = solve(question);
        Pipeline pipeline = question.Pipeline;
        double accuracy = objective.Measure.Of(pipeline, decision);
        return new SolveAnswer
        {
            Pipeline = pipeline.Name,
            Policy = question.Policy,
            RateRps = question.RateRps,
            PlannedRps = note.PlannedRps,
            Feasible = note.Feasible,
            Cores = decision.Cores,
            GpuShare = decision.GpuShare,
            Accuracy = new AccuracyMeasure().Of(pipeline, decision),
            Objective = new SolveObjective(
                objective.PlanValue(accuracy, 0.0, 0.0),
                objective.PlanValue(0.0, objective.CostCores(decision.Cores, decision.GpuShare), 0.0),
                objective.PlanValue(0.0, 0.0, decision.Stages.Sum(s => s.MaxBatch))),
            SolveMs = solveMs,
            Stages = [.. pipeline.Stages.Select((s, i) => SolveStage.Of(pipeline, i, decision.Stages[i]))],
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
        text.Append(CultureInfo.InvariantCulture, $"{Pipeline} under {Policy} at {RateRps} requests/s (planned for {PlannedRps:0.###}){(Feasible ? string.Empty : ", not feasible: the least bad decision")}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"  {"stage",-12}{"variant",-26}{"replicas",9}{"batch",7}{"cores",8}{"GPUs",7}{"RPS",9}{"p99 s",8}\n");
        foreach (SolveStage s in Stages)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {s.Stage,-12}{s.Variant,-26}{s.Replicas,9}{s.Batch,7}{s.Cores,8:0.##}{s.GpuShare,7:0.##}{s.ThroughputRps,9:F2}{s.P99Seconds,8:F3}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n  cores {Cores:0.##}{(GpuShare > 0.0 ? FormattableString.Invariant($"   GPU share {GpuShare:0.##}") : string.Empty)}   accuracy (PAS) {Accuracy:F4}   solved in {SolveMs:F2} ms\n");
        text.Append(CultureInfo.InvariantCulture, $"  objective {Objective.Total:F6} = accuracy {Objective.Accuracy:F6} + cost {Objective.Cost:F6} + batch {Objective.Batch:F6}\n");
        return text.ToString();
    }

    private string Csv()
    {
        StringBuilder text = new("pipeline,policy,rate_rps,feasible,stage,variant,replicas,batch,cores,gpu_share,throughput_rps,p99_s\n");
        foreach (SolveStage s in Stages)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Pipeline},{Policy},{RateRps},{(Feasible ? "true" : "false")},{s.Stage},{s.Variant},{s.Replicas},{s.Batch},{s.Cores},{s.GpuShare},{s.ThroughputRps},{s.P99Seconds}\n");
        }

        return text.ToString();
    }
}
