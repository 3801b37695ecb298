using System.CommandLine;
using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Experiments.Cli;

/// <summary>The program's front door: finds the command, turns exceptions into one line and an exit code.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        RootCommand root = new(
            """
            Tuner: autotuners of inference pipelines, learnt, solved and hand-written, side by side.

            Example:
              tuner run experiments/quickstart.yaml
            """)
        {
            RunCommand.Create(),
            ValidateCommand.Create(),
            ShowCommand.Create(),
            SolveCommand.Create(),
            SimulateCommand.Create(),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal))
            {
                Console.Error.WriteLine($"tuner: error: {message}");
            }

            string command = parsed.CommandResult.Command is RootCommand ? "tuner" : $"tuner {parsed.CommandResult.Command.Name}";
            Console.Error.WriteLine($"See {command} --help.");
            return ExitCode.BadInput;
        }

        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>Runs a command's work; what the user can mend is said in a line and answered with exit code 2.</summary>
    public static int Guard(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (ConfigurationException e)
        {
            foreach (Diagnostic diagnostic in e.Diagnostics)
            {
                Console.Error.WriteLine(diagnostic);
            }

            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("tuner: interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is TraceFormatException or ArgumentException or FileNotFoundException or DirectoryNotFoundException)
        {
            Console.Error.WriteLine($"tuner: error: {e.Message}");
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            Console.Error.WriteLine($"tuner: error: {e.Message}");
            return ExitCode.Failed;
        }
    }
}
