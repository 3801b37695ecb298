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

            Console.Error.WriteLine($"See tuner {string.Join(' ', Path(parsed))} --help.".Replace("  ", " ", StringComparison.Ordinal));
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

    private static IEnumerable<string> Path(ParseResult parsed)
    {
        Stack<string> names = new();
        for (SymbolNode? node = SymbolNode.Of(parsed.CommandResult); node is { Parent: not null }; node = node.Parent)
        {
            names.Push(node.Name);
        }

        return names;
    }

    private sealed record SymbolNode(string Name, SymbolNode? Parent)
    {
        public static SymbolNode? Of(System.CommandLine.Parsing.CommandResult? result) => result is null
            ? null
            : new SymbolNode(result.Command.Name, Of(result.Parent as System.CommandLine.Parsing.CommandResult));
    }
}
