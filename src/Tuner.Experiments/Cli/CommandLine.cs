using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Experiments.Cli;

/// <summary>The program's front door: finds the command, turns exceptions into one line and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>The exit code of what the arguments ask for.</summary>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        RootCommand root = new("Tuner: autotuners of inference pipelines, learnt, solved and hand-written, side by side.")
        {
            RunCommand.Create(terminal, args),
            TuneCommand.Create(terminal, args),
            ValidateCommand.Create(terminal),
            ShowCommand.Create(terminal),
            SolveCommand.Create(terminal),
            SimulateCommand.Create(terminal),
            BenchCommand.Create(terminal),
            ForecastCommand.Create(terminal),
            TrainForecasterCommand.Create(terminal),
            TraceCommand.Create(terminal),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampledHelp((HelpAction)help.Action!);
        InvocationConfiguration configuration = new()
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = terminal.Output,
            Error = terminal.Error,
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count == 0 || parsed.Action is ExampledHelp)
        {
            return parsed.Invoke(configuration);
        }

        if (IsGroupAlone(parsed))
        {
            configuration.Output = terminal.Error;
            root.Parse([.. args, "--help"]).Invoke(configuration);
            return ExitCode.BadInput;
        }

        foreach (string message in ParseErrors.Of(parsed))
        {
            terminal.Error.WriteLine($"tuner: error: {message}");
        }

        terminal.Error.WriteLine($"See {PathOf(parsed.CommandResult)} --help.");
        return ExitCode.BadInput;
    }

    /// <summary>Runs a command's work; what the user can mend is said in a line and answered with exit code 2.</summary>
    public static int Guard(Terminal terminal, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (ConfigurationException e)
        {
            foreach (Diagnostic diagnostic in e.Diagnostics)
            {
                terminal.Error.WriteLine(diagnostic);
            }

            return ExitCode.BadInput;
        }
        catch (TraceFormatException e)
        {
            terminal.Error.WriteLine(new Diagnostic(e.File, Math.Max(1, e.Line), Math.Max(1, e.Column), e.Reason));
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            terminal.Error.WriteLine($"tuner: error: {e.Message}");
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            terminal.Error.WriteLine($"tuner: error: {e.Message}");
            return ExitCode.Failed;
        }
    }

    /// <summary>A file or folder that is to be written: where it cannot be, the option that named it is at fault.</summary>
    /// <exception cref="ArgumentException">Names the option, the path and the reason.</exception>
    public static T Open<T>(string option, string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ArgumentException($"{option} {path} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>True for <c>tuner</c> or <c>tuner show</c> with nothing after it: what there is to choose from is the answer.</summary>
    private static bool IsGroupAlone(ParseResult parsed) =>
        parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0;

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "tuner";
}
