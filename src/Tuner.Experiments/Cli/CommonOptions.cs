using System.CommandLine;

namespace Tuner.Experiments.Cli;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>Overrides of the file that the command reads.</summary>
    /// <param name="example">One that makes sense there.</param>
    public static Option<string[]> Set(string example) => new("--set")
    {
        Description = $"An override of the file, as --set {example}; may be repeated.",
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.ZeroOrMore,
        HelpName = "key=value",
    };

    public static Option<string> Output() => WordOption.Of("--output", ["-o"], "Format of what goes to standard output.", "text", "json", "csv");

    public static OutputFormat Format(string word) => WordOption.Value<OutputFormat>(word);
}
