using System.CommandLine;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Experiments.Cli;

/// <summary>tuner trace slice: a stretch of a trace as a file of its own.</summary>
internal static class TraceSliceCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = TraceStatsCommand.TraceFileArgument();
        Option<int?> from = TraceOptions.Whole("--from", "S", "First second of the stretch. Default: 0.", 0);
        Option<int?> to = TraceOptions.Whole("--to", "S", "First second after the stretch. Default: the end.", 1);
        Option<int?> hole = TraceOptions.Hole();
        Option<string> output = TraceOptions.Out(), answer = TraceOptions.Format();
        ExampledCommand command = new(
            "slice",
            "Cuts a stretch out of a trace; what is missing in it stays marked.",
            "tuner trace slice traces/twitter-2021-08/workload.tbz2 --from 1301160 --to 1302360 --out bursty.csv")
        {
            file, from, to, hole, output, answer,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () =>
        {
            string path = parsed.GetValue(file)!;
            OutputFile.RefuseInput("--out", parsed.GetValue(output)!, path);
            TraceFile trace = TraceStatsCommand.Open(path, parsed.GetValue(hole));
            int length = trace.Seconds.LengthSeconds, start = parsed.GetValue(from) ?? 0, end = parsed.GetValue(to) ?? length;
            if (start >= end || end > length)
            {
                throw new ArgumentException($"--from {start} --to {end} is no stretch of the {length} s of {path}");
            }

            string[] provenance = [.. trace.Header.Provenance, $"slice: {Path.GetFileName(path)} from {start} to {end}"];
            TraceWritten written = TraceWritten.To(
                parsed.GetValue(output)!, trace.Seconds.Slice(start, end), trace.Requests?.Slice(start, end), provenance);
            terminal.Output.Write(CommonOptions.Format(parsed.GetValue(answer)!) == OutputFormat.Json ? JsonText.Of(written) : written.Text());
            return ExitCode.Done;
        }));
        return command;
    }
}
