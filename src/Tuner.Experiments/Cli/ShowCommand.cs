using System.CommandLine;
using System.Globalization;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;

namespace Tuner.Experiments.Cli;

/// <summary>tuner show: what there is to choose from, and what an experiment amounts to.</summary>
internal static class ShowCommand
{
    public static Command Create() => new(
        "show",
        """
        Shows the pipelines, the kinds of policies with their options, or an experiment with every default filled in.

        Example:
          tuner show policies
        """)
    {
        Pipelines(),
        Policies(),
        Config(),
    };

    private static Command Pipelines()
    {
        Argument<string?> name = new("pipeline") { Description = "One pipeline, by name or path; all if not given.", Arity = ArgumentArity.ZeroOrOne };
        Command command = new(
            "pipelines",
            """
            Lists the pipelines with their stages; of one pipeline, every variant with what a replica can do.

            Example:
              tuner show pipelines video
            """)
        {
            name,
        };
        command.SetAction(parsed => CommandLine.Guard(() =>
        {
            PipelineCatalogue catalogue = new();
            IEnumerable<string> names = parsed.GetValue(name) is { } one ? [one] : catalogue.Names;
            foreach (string each in names)
            {
                Pipeline pipeline = PipelineArgument.Read(each, []);
                Console.Out.Write(parsed.GetValue(name) is null ? PipelineText.Line(pipeline) : PipelineText.Table(pipeline));
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Policies()
    {
        Command command = new(
            "policies",
            """
            Lists the kinds of policies that an experiment can name, with their options, ranges and defaults.

            Example:
              tuner show policies
            """);
        command.SetAction(_ =>
        {
            foreach (PolicyKind kind in PolicyCatalogue.Kinds)
            {
                Console.Out.WriteLine($"{kind.Kind}: {kind.Summary}");
                WriteOptions(OptionSchema.Of(kind.OptionsType), "  ");
                Console.Out.WriteLine();
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Config()
    {
        Argument<string> file = new("experiment") { Description = "The experiment file." };
        Option<string[]> set = CommonOptions.Set();
        Command command = new(
            "config",
            """
            Prints an experiment with every default and override filled in, as it is written to resolved.yaml of a run.

            Example:
              tuner show config experiments/quickstart.yaml --set seeds=3
            """)
        {
            file, set,
        };
        command.SetAction(parsed => CommandLine.Guard(() =>
        {
            Console.Out.Write(ExperimentReader.Read(parsed.GetValue(file)!, parsed.GetValue(set) ?? []).ResolvedYaml);
            return ExitCode.Done;
        }));
        return command;
    }

    private static void WriteOptions(OptionSchema schema, string indent)
    {
        foreach (OptionDescription option in schema.Options)
        {
            string range = option.Words.Length > 0 ? string.Join(" | ", option.Words) : option.Range is { } r ? $"{r}" : option.TypeText;
            string preset = option.Section is null ? string.Create(CultureInfo.InvariantCulture, $", default {option.DefaultText}") : string.Empty;
            Console.Out.WriteLine($"{indent}{option.Key} ({range}{preset}): {option.Description}");
            if (option.Section is { } section)
            {
                WriteOptions(section, indent + "  ");
            }
        }
    }
}
