using System.CommandLine;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Experiments.Cli;

/// <summary>tuner trace stats: a trace in numbers.</summary>
internal static class TraceStatsCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = TraceFileArgument();
        Option<int?> hole = TraceOptions.Hole();
        Option<string> answer = TraceOptions.Format();
        ExampledCommand command = new(
            "stats",
            "Describes a trace: length, what is missing, level, burstiness at several scales, correlation, silence.",
            "tuner trace stats traces/twitter-2021-08/workload.tbz2 -o json",
            "Missing seconds count in none of the figures. A window of 10 or 60 s counts where all of it is known.")
        {
            file, hole, answer,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () =>
        {
            TraceFile trace = Open(parsed.GetValue(file)!, parsed.GetValue(hole));
            TraceStatsAnswer result = TraceStatsAnswer.Of(parsed.GetValue(file)!, trace);
            terminal.Output.Write(CommonOptions.Format(parsed.GetValue(answer)!) == OutputFormat.Json ? JsonText.Of(result) : result.Text());
            return ExitCode.Done;
        }));
        return command;
    }

    public static Argument<string> TraceFileArgument() => new("file") { Description = "A trace: .tbz2, .txt or .csv, counts a second or arrival times." };

    public static TraceFile Open(string path, int? holeSeconds) => holeSeconds is { } hole ? TraceFile.Open(path, hole) : TraceFile.Open(path);
}
