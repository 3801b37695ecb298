using System.Text.Json;
using Tuner.Experiments.Cli;

namespace Tuner.Experiments.Tests.Support;

/// <summary>One call of the program within the test's process: what it answered.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static CommandRun Of(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int exitCode = CommandLine.Run(args, new Terminal(output, error, Interactive: false));
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>What was said on standard error but for progress, which comes or not with the speed of the machine.</summary>
    public string Complaints => string.Concat(
        Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains(" %  cells ", StringComparison.Ordinal)));

    /// <summary>The answer as JSON, after a call that must have gone well.</summary>
    public JsonElement Json()
    {
        Assert.Equal("", Complaints);
        Assert.Equal(0, ExitCode);
        return JsonDocument.Parse(Output).RootElement;
    }
}
