using System.CommandLine;
using System.CommandLine.Parsing;
using Tuner.Environment.Configuration;

namespace Tuner.Experiments.Cli;

/// <summary>What is wrong with a command line, in the words of the user's world: near words, no type names.</summary>
internal static class ParseErrors
{
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return [.. parsed.Errors.Select(Text).Distinct(StringComparer.Ordinal)];
        }

        // What follows an unknown option is most likely its value, and what is missing may be what was misspelt.
        string[] options = [.. parsed.UnmatchedTokens.Where(t => t.StartsWith('-'))];
        return options.Length > 0 ? [.. options.Select(o => UnknownOption(command, o))]
            : command.Subcommands.Count > 0 ? [UnknownCommand(command, parsed.UnmatchedTokens[0])]
            : [.. parsed.UnmatchedTokens.Select(t => $"unexpected argument '{t}'")];
    }

    private static string UnknownOption(Command command, string token)
    {
        string name = token.Split('=', ':')[0];
        string[] known = [.. command.Options.SelectMany(o => o.Aliases.Prepend(o.Name)).Append("--help").Where(o => o.StartsWith("--", StringComparison.Ordinal))];
        return NearWords.Nearest(name, known) is { } near ? $"unknown option '{name}'; did you mean '{near}'?" : $"unknown option '{name}'";
    }

    private static string UnknownCommand(Command command, string token) =>
        $"unknown command '{token}'; {NearWords.Hint(token, [.. command.Subcommands.Select(c => c.Name)])}";

    private static string Text(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} {(option.Implicit ? "is missing" : "needs a value")}",
        OptionResult { Tokens.Count: > 1, Option.Arity.MaximumNumberOfValues: 1 } option => $"{option.Option.Name} is given more than once",
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult } argument => $"<{argument.Argument.Name}> is missing",
        CommandResult command when command.Command.Options.FirstOrDefault(
            o => o.Required && error.Message.Contains($"'{o.Name}'", StringComparison.Ordinal)) is { } missing => $"{missing.Name} is missing",
        _ => error.Message,
    };
}
