using System.CommandLine;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;

namespace Tuner.Experiments.Cli;

/// <summary>tuner show: what there is to choose from, and what an experiment amounts to.</summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal) => new ExampledCommand(
        "show",
        "Shows the pipelines, the kinds of policies with their options, or an experiment with every default filled in.",
        "tuner show policies")
    {
        Pipelines(terminal),
        Policies(terminal),
        Config(terminal),
    };

    private static ExampledCommand Pipelines(Terminal terminal)
    {
        Argument<string?> name = new("pipeline") { Description = "One pipeline, by name or path; all if not given.", Arity = ArgumentArity.ZeroOrOne };
        ExampledCommand command = new(
            "pipelines",
            "Lists the pipelines with their stages; of one pipeline, every variant with what a replica can do.",
            "tuner show pipelines video")
        {
            name,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () =>
        {
            PipelineCatalogue catalogue = new();
            IEnumerable<string> names = parsed.GetValue(name) is { } one ? [one] : catalogue.Names;
            foreach (string each in names)
            {
                Pipeline pipeline = PipelineArgument.Read(each, []);
                terminal.Output.Write(parsed.GetValue(name) is null ? PipelineText.Line(pipeline) : PipelineText.Table(pipeline));
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static ExampledCommand Policies(Terminal terminal)
    {
        ExampledCommand command = new(
            "policies",
            "Lists the kinds of policies that an experiment can name, with their options, ranges and defaults.",
            "tuner show policies");
        command.SetAction(_ =>
        {
            foreach (PolicyKind kind in PolicyCatalogue.Kinds)
            {
                terminal.Output.WriteLine($"{kind.Kind}: {kind.Summary}");
                WriteOptions(terminal.Output, OptionSchema.Of(kind.OptionsType), "  ");
                terminal.Output.WriteLine();
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static ExampledCommand Config(Terminal terminal)
    {
        Argument<string> file = new("experiment") { Description = "The experiment file." };
        Option<string[]> set = CommonOptions.Set("seeds=10 or --set pipeline.slo.latencySeconds=2");
        ExampledCommand command = new(
            "config",
            "Prints an experiment with every default and override filled in, as it is written to resolved.yaml of a run.",
            "tuner show config experiments/quickstart.yaml --set seeds=3")
        {
            file, set,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () =>
        {
            terminal.Output.Write(ExperimentReader.Read(parsed.GetValue(file)!, parsed.GetValue(set) ?? []).ResolvedYaml);
            return ExitCode.Done;
        }));
        return command;
    }

    private static void WriteOptions(TextWriter output, OptionSchema schema, string indent)
    {
        foreach (OptionDescription option in schema.Options)
        {
            string range = option.Words.Length > 0 ? string.Join(" | ", option.Words)
                : option.Range is { } r ? $"{option.TypeText}, {r}"
                : option.TypeText;
            string preset = option.Section is null ? $", default {option.DefaultText}" : string.Empty;
            output.WriteLine($"{indent}{option.Key} ({range}{preset}): {option.Description}");
            if (option.Section is { } section)
            {
                WriteOptions(output, section, indent + "  ");
            }
        }
    }
}
