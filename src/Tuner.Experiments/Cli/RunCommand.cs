using System.CommandLine;
using Tuner.Experiments.Analysis;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Figures;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Running;

namespace Tuner.Experiments.Cli;

/// <summary>tuner run: an experiment from its file to rows, summary and figures.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Argument<string> file = new("experiment") { Description = "The experiment file." };
        Option<string[]> set = CommonOptions.Set();
        Option<OutputFormat> output = CommonOptions.Output();
        Option<string> results = new("--out")
        {
            Description = "The folder that run folders are made in.",
            DefaultValueFactory = _ => "results",
            HelpName = "DIR",
        };
        Option<int> jobs = new("--jobs")
        {
            Description = "Cells run at once. Default: the machine's cores.",
            DefaultValueFactory = _ => System.Environment.ProcessorCount,
            HelpName = "N",
        };
        jobs.Validators.Add(r =>
        {
            if (r.Tokens.Count == 1 && int.TryParse(r.Tokens[0].Value, out int n) && n < 1)
            {
                r.AddError("--jobs must be 1 or more.");
            }
        });
        Command command = new(
            "run",
            """
            Runs every policy of an experiment on every seed; writes rows, summary and figures into a new run folder.

            Example:
              tuner run experiments/quickstart.yaml --set seeds=10 --jobs 2
            """)
        {
            file, set, results, jobs, output,
        };
        command.SetAction(parsed => CommandLine.Guard(() => Run(
            parsed.GetValue(file)!,
            parsed.GetValue(set) ?? [],
            parsed.GetValue(results)!,
            parsed.GetValue(jobs),
            parsed.GetValue(output))));
        return command;
    }

    private static int Run(string file, string[] overrides, string resultsFolder, int jobs, OutputFormat output)
    {
        Experiment experiment = ExperimentReader.Read(file, overrides);
        RunDirectory directory = RunDirectory.Create(
            resultsFolder,
            new RunDescription
            {
                Experiment = experiment.Name,
                ExperimentYaml = experiment.SourceYaml,
                ResolvedYaml = experiment.ResolvedYaml,
                Seeds = experiment.Seeds,
                CommandLine = System.Environment.GetCommandLineArgs()[1..],
            },
            TimeProvider.System);
        using Interruption interruption = new();
        ExperimentRunner runner = new(experiment, directory, TimeProvider.System);
        IReadOnlyList<(Cell Cell, Exception Error)> failures;
        using (new ProgressDisplay(runner.Progress, Console.Error, !Console.IsErrorRedirected, TimeProvider.System))
        {
            failures = runner.Run(jobs, interruption.Token);
        }

        directory.Finish(TimeProvider.System);
        foreach ((Cell cell, Exception error) in failures)
        {
            Console.Error.WriteLine($"tuner: error: {cell.Policy.Name} seed {cell.Seed}: {error.Message}");
        }

        RunSummary summary = RunSummary.Load(directory, experiment.Opponent);
        if (summary.Rows.Count == 0)
        {
            return ExitCode.Failed;
        }

        summary.Save(directory);
        PaperStyle style = PaperStyle.For(Venue.Usenix);
        EndToEndFigure.Draw(directory, style);
        LearningCurveFigure.Draw(directory, style);

        Console.Out.Write(output switch
        {
            OutputFormat.Json => SummaryTable.Json(summary),
            OutputFormat.Csv => SummaryTable.Csv(summary),
            _ => SummaryTable.Text(summary) + "\n" + Path.Combine(resultsFolder, experiment.Name, Path.GetFileName(directory.Root)) + "\n",
        });
        return failures.Count == 0 ? ExitCode.Done : ExitCode.SomeCellsFailed;
    }
}
