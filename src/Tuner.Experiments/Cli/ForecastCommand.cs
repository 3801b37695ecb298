using System.CommandLine;
using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;
using Tuner.Experiments.Forecasting;

namespace Tuner.Experiments.Cli;

/// <summary>tuner forecast: how well forecasters foretell a workload that they have not learnt from.</summary>
internal static class ForecastCommand
{
    private const string HeldOut = "held-out", Test = "test";
    private const int MostSeconds = 3_600;

    public static Command Create(Terminal terminal)
    {
        Argument<string[]> texts = new("forecasters")
        {
            Description = "Forecasters as in max:seconds=20, with the keys of a policy's forecaster. Default: one of every kind that needs no file.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string> name = new("--workload")
        {
            Description = "A workload file, or the name of one in experiments/workloads.",
            HelpName = "WORKLOAD",
            Required = true,
        };
        Option<string[]> set = CommonOptions.Set("file=traces/twitter-2021-08/workload.tbz2");
        Option<string> on = WordOption.Of("--on", [], "What is foretold: all of a record outside its training range (of a generator, validation stretches), or the tests.", HeldOut, Test);
        Option<int?> seeds = TraceOptions.Whole("--seeds", "N", "Stretches that a generator is asked for. Default: 20.", 1, 10_000);
        Option<int?> interval = TraceOptions.Whole("--interval", "S", "Seconds from one forecast to the next. Default: 10.", 1, MostSeconds);
        Option<int?> horizon = TraceOptions.Whole("--horizon", "S", "Seconds that are foretold. Default: 20.", 1, MostSeconds);
        Option<string> target = WordOption.Of("--target", [], "What of them: the busiest second, or the mean.", [.. OptionNames.Words(typeof(ForecastTarget))]);
        Option<string> output = CommonOptions.Output();
        ExampledCommand command = new(
            "forecast",
            "Compares forecasters on loads that they have not learnt from.",
            "tuner forecast max:seconds=20 ewma oracle --workload bursty --horizon 20",
            "docs/baselines/forecasters.md defines the columns. Learning forecasters learn from the training range alone.")
        {
            texts, name, set, on, seeds, interval, horizon, target, output,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () =>
        {
            IWorkload workload = WorkloadArgument.Read(parsed.GetValue(name)!, parsed.GetValue(set) ?? []);
            ForecastTrial trial = new(
                parsed.GetValue(interval) ?? 10, parsed.GetValue(horizon) ?? 20, WordOption.Value<ForecastTarget>(parsed.GetValue(target)!));
            ForecasterComparison comparison = new(workload, trial);
            (string Text, ForecasterOptions Options)[] forecasters = Forecasters(parsed.GetValue(texts) ?? [], comparison);
            int count = parsed.GetValue(seeds) ?? 20;
            string chosen = parsed.GetValue(on)!;
            IReadOnlyList<LoadTrace> stretches = chosen == Test ? comparison.Tests(count) : comparison.HeldOut(count);
            List<ForecastRow> rows = [];
            foreach ((string text, ForecasterOptions options) in forecasters)
            {
                if (terminal.Interactive)
                {
                    terminal.Error.WriteLine($"forecast: {text}");
                }

                rows.Add(new ForecastRow(text, comparison.Judge(options, stretches)));
            }

            ForecastAnswer answer = new()
            {
                Workload = workload.Name,
                On = chosen,
                Stretches = stretches.Count,
                IntervalSeconds = trial.IntervalSeconds,
                HorizonSeconds = trial.HorizonSeconds,
                Target = OptionNames.Word(trial.Target),
                Forecasters = rows,
            };
            terminal.Output.Write(answer.Write(CommonOptions.Format(parsed.GetValue(output)!)));
            return ExitCode.Done;
        }));
        return command;
    }

    private static (string Text, ForecasterOptions Options)[] Forecasters(string[] given, ForecasterComparison comparison)
    {
        DiagnosticSink sink = new();
        List<(string Text, ForecasterOptions Options)> forecasters = [];
        foreach (string text in given.Length > 0 ? given : [.. ForecasterComparison.Usual])
        {
            if (ForecasterText.Parse(text, sink) is { } options && (given.Length > 0 || options.Kind != ForecasterKind.Clock || comparison.IsRecorded))
            {
                forecasters.Add((text, options));
            }
        }

        sink.ThrowIfAny();
        return [.. forecasters];
    }
}
