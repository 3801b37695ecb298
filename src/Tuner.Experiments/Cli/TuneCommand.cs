using System.Collections.Immutable;
using System.CommandLine;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Running;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Cli;

/// <summary>tuner tune: the options of one policy, searched on validation stretches.</summary>
internal static class TuneCommand
{
    private const string FolderSuffix = "-tune";

    public static Command Create(Terminal terminal, IReadOnlyList<string> commandLine)
    {
        Argument<string> file = new("experiment") { Description = "The experiment file; its section tune: may say what is searched and how." };
        Option<string?> policy = new("--policy") { Description = "The policy that is tuned, by its name; tune.policy of the file if not given.", HelpName = "NAME" };
        Option<string?> trials = new("--trials")
        {
            Description = "Candidates, the options in force among them; tune.trials of the file, or 60, if not given.",
            HelpName = "N",
        };
        Option<string?> method = new("--method") { Description = "random or halving; tune.method of the file, or halving, if not given.", HelpName = "random|halving" };
        method.CompletionSources.Add("random", "halving");
        Option<string[]> set = CommonOptions.Set("tune.stretches=9 or --set policies.solver.headRoom=0.2");
        Option<string> output = CommonOptions.Output();
        Option<string> results = CommonOptions.Results();
        Option<ulong> jobs = CommonOptions.Jobs("Trials that play at once");
        ExampledCommand command = new(
            "tune",
            "Searches the options of a policy on validation stretches, never on those of the test; the best ones are played again on fresh stretches.",
            "tuner tune experiments/quickstart.yaml --policy solver --trials 20 --set tune.stretches=9",
            """
            The results do not depend on --jobs. Exit codes: 0 done, 1 failed, 2 bad input, 3 some trials failed and the others are recorded,
            130 interrupted, the rungs that were done stay recorded.
            """)
        {
            file, policy, trials, method, set, results, jobs, output,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () => Run(
            terminal,
            parsed.GetValue(file)!,
            [
                .. parsed.GetValue(set) ?? [],
                "stretch=validation",
                .. Given("policy", parsed.GetValue(policy)),
                .. Given("trials", parsed.GetValue(trials)),
                .. Given("method", parsed.GetValue(method)),
            ],
            parsed.GetValue(results)!,
            commandLine,
            (int)Math.Min(int.MaxValue, parsed.GetValue(jobs)),
            CommonOptions.Format(parsed.GetValue(output)!))));
        return command;
    }

    private static int Run(
        Terminal terminal, string file, string[] overrides, string resultsFolder, IReadOnlyList<string> commandLine, int jobs, OutputFormat output)
    {
        ImmutableArray<Experiment> points = ExperimentReader.ReadPoints(file, overrides);
        Experiment experiment = points[0];
        TuningTask task = experiment.Tune
            ?? throw new ArgumentException("which policy is to be tuned? --policy NAME, or a section tune: in the file, says it");
        ImmutableArray<Candidate> candidates = new CandidateDraw(file, overrides, points).Draw(task);
        string name = experiment.Name + FolderSuffix;
        RunDirectory directory = CommandLine.Open("--out", resultsFolder, () => RunDirectory.Create(
            resultsFolder,
            new RunDescription
            {
                Experiment = name,
                ExperimentYaml = experiment.SourceYaml,
                ResolvedYaml = experiment.ResolvedYaml,
                Inputs = PolicyInputs.Of(points),
                Seeds = experiment.Seeds,
                CommandLine = [.. commandLine],
            },
            TimeProvider.System));
        string folder = Path.Combine(resultsFolder, name, Path.GetFileName(directory.Root));
        TuningRecord record = new(directory.Root);
        PolicyTuner tuner = new(
            task, candidates, record, progress => new ProgressDisplay(progress, terminal.Error, terminal.Interactive, TimeProvider.System), jobs);
        TuningResult result;
        using (Interruption interruption = new(TimeProvider.System))
        {
            try
            {
                result = tuner.Run(interruption.Token);
            }
            catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
            {
                terminal.Error.WriteLine($"tuner: interrupted; the rungs that were done are recorded in {folder}");
                return ExitCode.Interrupted;
            }
        }

        directory.Finish(TimeProvider.System);
        foreach (Candidate failed in result.Failed)
        {
            terminal.Error.WriteLine($"tuner: error: trial {failed.Trial} ({failed.Text}): {failed.Failure}");
        }

        terminal.Output.Write(TuneAnswer.Write(result, record.Trials, folder, output));
        return result.Failed.IsEmpty ? ExitCode.Done : ExitCode.SomeCellsFailed;
    }

    /// <summary>An option of the command is an override of the section: what is wrong with it is said as for any other.</summary>
    private static IEnumerable<string> Given(string key, string? value) => value is null ? [] : [$"tune.{key}={value}"];
}
