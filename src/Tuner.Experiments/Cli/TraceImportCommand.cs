using System.CommandLine;
using System.Globalization;
using Tuner.Environment.Workloads.Importing;

namespace Tuner.Experiments.Cli;

/// <summary>tuner trace import: makes a trace of a published one's files.</summary>
internal static class TraceImportCommand
{
    private const double MostScale = 1e6;

    public static Command Create(Terminal terminal)
    {
        Argument<string> format = new("format") { Description = $"One of {string.Join(", ", TraceFormats.All.Select(f => f.Name))}." };
        Argument<string[]> files = new("files")
        {
            Description = "Files (.gz and .bz2 too), folders or tar archives, as they were published.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> output = TraceOptions.Out(), written = TraceOptions.As(), answer = TraceOptions.Format();
        Option<string?> streamBy = Field("--stream-by", nameof(ImportOptions.StreamBy)), time = Field("--time", nameof(ImportOptions.Time));
        Option<string?> weight = Field("--weight", nameof(ImportOptions.Weight));
        Option<string[]> stream = new("--stream")
        {
            Description = TraceOptions.Text(nameof(ImportOptions.Streams)) + " May be repeated.",
            HelpName = "NAME",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string> within = WordOption.Of("--within", [], TraceOptions.Text(nameof(ImportOptions.Within)), "even", "poisson");
        within.DefaultValueFactory = null;
        Option<double> bad = BadRowsOption();
        Option<double?> timeScale = NumberOption.Of("--time-scale", "F", TraceOptions.Text(nameof(ImportOptions.TimeScale)), MostScale, preset: 1.0);
        Option<double?> rateScale = NumberOption.Of("--rate-scale", "F", TraceOptions.Text(nameof(ImportOptions.RateScale)), MostScale, preset: 1.0);
        Option<int?> damping = TraceOptions.Whole("--damping", "N", TraceOptions.Text(nameof(ImportOptions.Damping)), 1, 1_000);
        Option<int?> from = TraceOptions.Whole("--from", "S", TraceOptions.Text(nameof(ImportOptions.FromSecond)), 0);
        Option<int?> to = TraceOptions.Whole("--to", "S", TraceOptions.Text(nameof(ImportOptions.ToSecond)), 1);
        Option<int?> hole = TraceOptions.Whole("--hole", "S", TraceOptions.Text(nameof(ImportOptions.HoleSeconds)), 1);
        Option<ulong> seed = NumberOption.Whole("--seed", "N", TraceOptions.Text(nameof(ImportOptions.Seed)), 0, 1);
        ExampledCommand command = new(
            "import",
            "Imports a published trace from its files as they come.",
            "tuner trace import azure-llm AzureLLMInferenceTrace_conv.csv --out conv.csv",
            Notes())
        {
            format, files, output, written, streamBy, stream, time, weight, within, timeScale, from, to, rateScale, damping, hole, bad, seed, answer,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () =>
        {
            ITraceFormat known = TraceFormats.Find(parsed.GetValue(format)!);
            OutputFile.RefuseInput(
                "--out", parsed.GetValue(output)!, InputFiles.OnDisk(parsed.GetValue(files)!, known.Accepts).Select(input => input.Path));
            ImportedTrace trace = TraceImporter.Import(known, parsed.GetValue(files)!, new ImportOptions
            {
                StreamBy = parsed.GetValue(streamBy),
                Streams = parsed.GetValue(stream) ?? [],
                Time = parsed.GetValue(time),
                Weight = parsed.GetValue(weight),
                Within = parsed.GetValue(within) is { } word ? WordOption.Value<BinSpread>(word) : null,
                MaxBadRows = parsed.GetValue(bad),
                TimeScale = parsed.GetValue(timeScale)!.Value,
                RateScale = parsed.GetValue(rateScale)!.Value,
                Damping = parsed.GetValue(damping) ?? 1,
                FromSecond = parsed.GetValue(from) ?? 0,
                ToSecond = parsed.GetValue(to),
                HoleSeconds = parsed.GetValue(hole),
                Seed = parsed.GetValue(seed),
                KeepTimes = parsed.GetValue(written) == TraceOptions.Timestamps,
            });
            TraceWritten file = TraceWritten.To(parsed.GetValue(output)!, trace.Seconds, trace.Requests, trace.Provenance);
            Warn(terminal, trace);
            TraceImportAnswer result = TraceImportAnswer.Of(known, trace, file);
            terminal.Output.Write(CommonOptions.Format(parsed.GetValue(answer)!) == OutputFormat.Json ? JsonText.Of(result) : result.Text());
            return ExitCode.Done;
        }));
        return command;
    }

    private static Option<string?> Field(string name, string property) =>
        new(name) { Description = TraceOptions.Text(property), HelpName = "COLUMN" };

    private static Option<double> BadRowsOption() => new("--max-bad-rows")
    {
        Description = TraceOptions.Text(nameof(ImportOptions.MaxBadRows)),
        HelpName = "N",
        DefaultValueFactory = _ => new ImportOptions().MaxBadRows,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && value >= 0.0 && (value < 1.0 || (double.IsInteger(value) && value <= 1e12)))
            {
                return value;
            }

            result.AddError($"--max-bad-rows must be a share from 0 to below 1, or a whole number of rows, got '{text}'");
            return 0.0;
        },
    };

    private static void Warn(Terminal terminal, ImportedTrace trace)
    {
        if (trace.Rows.Count > 0)
        {
            string more = trace.Rows.Count > trace.Rows.First.Count ? "; ..." : string.Empty;
            terminal.Error.WriteLine(
                $"tuner: warning: {trace.Rows.Count} of {trace.Rows.Rows} rows are malformed and left out: {string.Join("; ", trace.Rows.First)}{more}");
        }
    }

    private static string Notes() =>
        "Formats, and the columns that --stream-by, --time and --weight may name:\n"
        + string.Join('\n', TraceFormats.All.Select(f =>
            $"  {f.Name}: {f.Summary}\n    stream by {string.Join(", ", f.StreamFields)}"
            + (f.TimeFields.Count > 0 ? $"; time {string.Join(", ", f.TimeFields)}" : string.Empty)
            + (f.WeightFields.Count > 0 ? $"; weight {string.Join(", ", f.WeightFields)}" : string.Empty)));
}
