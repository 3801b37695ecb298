using System.CommandLine;

namespace Tuner.Experiments.Cli;

/// <summary>tuner trace: from published traces to files that workloads read, and what is in these.</summary>
internal static class TraceCommand
{
    public static Command Create(Terminal terminal) => new ExampledCommand(
        "trace",
        "Imports published traces, generates, cuts and describes traces.",
        "tuner trace stats traces/twitter-2021-08/workload.tbz2")
    {
        TraceImportCommand.Create(terminal),
        TraceStatsCommand.Create(terminal),
        TraceGenerateCommand.Create(terminal),
        TraceSliceCommand.Create(terminal),
    };
}
