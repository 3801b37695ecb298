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

    /// <summary>Where run folders are made.</summary>
    public static Option<string> Results() => new("--out")
    {
        Description = "The folder that run folders are made in.",
        DefaultValueFactory = _ => "results",
        HelpName = "DIR",
    };

    /// <summary>How much goes on at once.</summary>
    /// <param name="what">As in "Cells that run at once".</param>
    public static Option<ulong> Jobs(string what) => NumberOption.Whole(
        "--jobs", "N", $"{what}; as many as the machine has cores if not given.", 1, (ulong)System.Environment.ProcessorCount);

    public static Option<string> Output() => WordOption.Of("--output", ["-o"], "Format of what goes to standard output.", "text", "json", "csv");

    public static OutputFormat Format(string word) => WordOption.Value<OutputFormat>(word);
}
