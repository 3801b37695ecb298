using System.CommandLine;
using Tuner.Experiments.Analysis;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Figures;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Running;

namespace Tuner.Experiments.Cli;

/// <summary>tuner run: an experiment from its file to rows, summary and figures.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal, IReadOnlyList<string> commandLine)
    {
        Argument<string> file = new("experiment") { Description = "The experiment file." };
        Option<string[]> set = CommonOptions.Set("seeds=10 or --set policies.ppo.training.totalSteps=50000");
        Option<string?> sweep = new("--sweep")
        {
            Description = "Plays the experiment at every one of these values of a key of the pipeline or the workload, as --sweep pipeline.slo.latencySeconds=1,2,4.",
            HelpName = "key=value,value",
        };
        Option<string> output = CommonOptions.Output();
        Option<string> results = CommonOptions.Results();
        Option<ulong> jobs = CommonOptions.Jobs("Cells (a policy with a seed) that run at once");
        ExampledCommand command = new(
            "run",
            "Runs every policy of an experiment on every seed; writes rows, summary and figures into a new run folder.",
            "tuner run experiments/quickstart.yaml --set seeds=10 --jobs 2",
            """
            The results do not depend on --jobs. Exit codes: 0 done, 1 failed, 2 bad input, 3 some cells failed and the others are recorded,
            130 interrupted, the cells that were done stay recorded.
            """)
        {
            file, set, sweep, results, jobs, output,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () => Run(
            terminal,
            ExperimentReader.ReadPoints(parsed.GetValue(file)!, [.. parsed.GetValue(set) ?? [], .. Swept(parsed.GetValue(sweep))]),
            parsed.GetValue(results)!,
            commandLine,
            (int)Math.Min(int.MaxValue, parsed.GetValue(jobs)),
            CommonOptions.Format(parsed.GetValue(output)!))));
        return command;
    }

    internal static int Run(
        Terminal terminal, IReadOnlyList<Experiment> points, string resultsFolder, IReadOnlyList<string> commandLine, int jobs, OutputFormat output)
    {
        Experiment experiment = points[0];
        RunDescription description = new()
        {
            Experiment = experiment.Name,
            ExperimentYaml = experiment.SourceYaml,
            ResolvedYaml = experiment.ResolvedYaml,
            Inputs = PolicyInputs.Of(points),
            Seeds = experiment.Seeds,
            CommandLine = [.. commandLine],
        };
        RunDirectory directory = CommandLine.Open(
            "--out", resultsFolder, () => RunDirectory.Create(resultsFolder, description, TimeProvider.System));
        string folder = Path.Combine(resultsFolder, experiment.Name, Path.GetFileName(directory.Root));
        ExperimentRunner runner = new(points, directory, TimeProvider.System);
        IReadOnlyList<(Cell Cell, Exception Error)> failures;
        using (Interruption interruption = new(TimeProvider.System))
        {
            try
            {
                using ProgressDisplay display = new(runner.Progress, terminal.Error, terminal.Interactive, TimeProvider.System);
                failures = runner.Run(jobs, interruption.Token);
                foreach (Experiment point in points)
                {
                    BoundRunner.Run(point, directory, jobs, interruption.Token);
                }
            }
            catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
            {
                terminal.Error.WriteLine($"tuner: interrupted; {directory.DoneCells().Count} of {runner.Progress.CellCount} cells are recorded in {folder}");
                return ExitCode.Interrupted;
            }
        }

        directory.Finish(TimeProvider.System);
        foreach ((Cell cell, Exception error) in failures)
        {
            terminal.Error.WriteLine($"tuner: error: {cell.Label}: {error.Message}");
        }

        RunSummary summary = RunSummary.Load(directory, experiment.Opponent);
        if (summary.Rows.Count == 0)
        {
            return ExitCode.Failed;
        }

        summary.Save(directory);
        terminal.Output.Write(output switch
        {
            OutputFormat.Json => SummaryTable.Json(summary),
            OutputFormat.Csv => SummaryTable.Csv(summary),
            _ => $"{SummaryTable.Text(summary)}{RegretTable.Text(summary)}\n{folder}\n",
        });
        terminal.Output.Flush();
        PaperStyle style = PaperStyle.For(Venue.Usenix);
        EndToEndFigure.Draw(directory, style);
        LearningCurveFigure.Draw(directory, style);
        SweepFigure.Draw(summary, directory, style);
        return failures.Count == 0 ? ExitCode.Done : ExitCode.SomeCellsFailed;
    }

    /// <summary><c>--sweep KEY=A,B</c> is <c>--set 'sweep={key: KEY, values: [A, B]}'</c>.</summary>
    private static IEnumerable<string> Swept(string? sweep)
    {
        if (sweep is null)
        {
            return [];
        }

        int equals = sweep.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? [$"sweep={{key: {sweep[..equals]}, values: [{sweep[(equals + 1)..]}]}}"]
            : throw new ArgumentException($"--sweep {sweep}: a key, '=', and values with ',' between expected");
    }
}
