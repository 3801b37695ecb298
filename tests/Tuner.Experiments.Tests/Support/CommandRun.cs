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

    /// <summary>The answer as JSON, after a call that must have gone well.</summary>
    public JsonElement Json()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, ExitCode);
        return JsonDocument.Parse(Output).RootElement;
    }
}
