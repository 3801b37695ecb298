using System.CommandLine;

namespace Tuner.Experiments.Cli;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<string[]> Set() => new("--set")
    {
        Description = "An override key=value, as --set seeds=10 or --set policies.ppo.training.totalSteps=50000; may be repeated.",
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.ZeroOrMore,
        HelpName = "key=value",
    };

    public static Option<OutputFormat> Output() => new("--output", "-o")
    {
        Description = "Format of what goes to standard output: text, json or csv.",
        DefaultValueFactory = _ => OutputFormat.Text,
        HelpName = "text|json|csv",
    };
}
