using System.Diagnostics;

namespace Tuner.Experiments.Tests.Cli;

/// <summary>The program on a terminal, as util-linux's script provides one.</summary>
public sealed class PseudoTerminalTests
{
    [Theory]
    [InlineData("")]
    [InlineData("stty cols 60;")]
    public async Task Help_TerminalOfAnyWidth_IsShown(string size)
    {
        string script = "/usr/bin/script";
        Assert.SkipUnless(File.Exists(script), $"needs {script} (package bsdutils) for a pseudo-terminal");
        string program = Path.Combine(AppContext.BaseDirectory, "tuner.dll");
        using Process process = Process.Start(new ProcessStartInfo(script, ["-qec", $"{size} dotnet '{program}' run --help", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        process.StandardInput.Close();

        string shown = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("tuner run experiments/quickstart.yaml", shown, StringComparison.Ordinal);
    }
}
