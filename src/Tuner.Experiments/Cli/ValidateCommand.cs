using System.CommandLine;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Workloads;
using Tuner.Experiments.Configuration;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Cli;

/// <summary>tuner validate: reads experiment, pipeline and workload files and says all that is wrong with them.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> files = new("files")
        {
            Description = "Experiment, pipeline or workload files.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string[]> set = CommonOptions.Set("seeds=10");
        ExampledCommand command = new(
            "validate",
            "Checks experiment, pipeline and workload files; every error comes with file, line and column.",
            "tuner validate experiments/*.yaml experiments/pipelines/*.yaml")
        {
            files, set,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () => Run(terminal, parsed.GetValue(files)!, parsed.GetValue(set) ?? [])));
        return command;
    }

    private static int Run(Terminal terminal, string[] files, string[] overrides)
    {
        List<Diagnostic> found = [];
        foreach (string file in files)
        {
            try
            {
                Check(file, overrides);
                terminal.Output.WriteLine($"{file}: valid");
            }
            catch (ConfigurationException e)
            {
                found.AddRange(e.Diagnostics);
            }
        }

        return found.Count == 0 ? ExitCode.Done : throw new ConfigurationException(found);
    }

    /// <summary>A file with stages is a pipeline, one with policies an experiment, one with a preset, a trace or tenants a workload.</summary>
    private static void Check(string file, string[] overrides)
    {
        DiagnosticSink sink = new();
        YamlSource? source = YamlSource.Load(file, sink);
        sink.ThrowIfAny();
        if (Has(source!, "stages"))
        {
            PipelineReader.Read(file, overrides);
        }
        else if (!Has(source!, "policies") && (Has(source!, "preset") || Has(source!, "file") || Has(source!, "tenants")))
        {
            WorkloadReader.CreateFile(file, sink, overrides);
            sink.ThrowIfAny();
        }
        else
        {
            ExperimentReader.Read(file, overrides);
        }
    }

    private static bool Has(YamlSource source, string key) =>
        source.Root.Children.Keys.Any(k => k is YamlScalarNode { Value: var name } && name == key);
}
