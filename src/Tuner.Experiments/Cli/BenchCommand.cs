using System.CommandLine;
using Tuner.Environment.Configuration;
using Tuner.Experiments.Benchmarks;
using Tuner.Experiments.Figures;

namespace Tuner.Experiments.Cli;

/// <summary>tuner bench: how fast the program is on this machine, by subject.</summary>
internal static class BenchCommand
{
    private const double MostSeconds = 3600.0;
    private static readonly Benchmark[] Subjects = [new SimulatorBenchmark(), new SolverBenchmark()];

    public static Command Create(Terminal terminal)
    {
        ExampledCommand command = new(
            "bench", "Measures how fast the program is on this machine.", "tuner bench simulator -o json");
        foreach (Benchmark subject in Subjects)
        {
            command.Add(Of(subject, terminal));
        }

        return command;
    }

    private static ExampledCommand Of(Benchmark subject, Terminal terminal)
    {
        Option<string[]> cases = new("--cases")
        {
            Description = $"Only these groups of cases, of {string.Join(", ", subject.Groups.Keys)}; all if not given.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "GROUP",
        };
        cases.CompletionSources.Add([.. subject.Groups.Keys]);
        Option<double?> seconds = NumberOption.Of(
            "--seconds", "S", $"Seconds of measuring a case; {BenchmarkSettings.UsualSeconds} if not given, {BenchmarkSettings.LongSeconds} with --long.", MostSeconds);
        Option<bool> isLong = new("--long")
        {
            Description = $"For numbers to publish: {BenchmarkSettings.LongRepeats} repeats in the place of {BenchmarkSettings.UsualRepeats}, and longer ones.",
        };
        Option<ulong> seed = NumberOption.Whole("--seed", "N", "The seed of every instance.", 0, 1);
        Option<string?> folder = new("--out") { Description = "A folder for SUBJECT.csv and, of solvers, the figure (PDF, PNG, CSV).", HelpName = "DIR" };
        Option<string> output = CommonOptions.Output();
        ExampledCommand command = new(
            subject.Subject,
            subject.Summary,
            $"tuner bench {subject.Subject} --cases {subject.Groups.Keys.First()} --seconds 2",
            "Cases:\n" + string.Join('\n', subject.Groups.Select(g => $"  {g.Key,-14}{g.Value}")))
        {
            cases, seconds, isLong, seed, folder, output,
        };
        command.SetAction(parsed => CommandLine.Guard(terminal, () =>
        {
            bool published = parsed.GetValue(isLong);
            BenchmarkSettings settings = new(
                parsed.GetValue(seconds) ?? (published ? BenchmarkSettings.LongSeconds : BenchmarkSettings.UsualSeconds),
                published ? BenchmarkSettings.LongRepeats : BenchmarkSettings.UsualRepeats,
                parsed.GetValue(seed),
                Chosen(subject, parsed.GetValue(cases) ?? []));
            BenchmarkReport report = subject.Run(settings, TimeProvider.System, group =>
            {
                if (terminal.Interactive)
                {
                    terminal.Error.WriteLine($"{subject.Subject}: {group}");
                }
            });
            if (parsed.GetValue(folder) is { } path)
            {
                Save(subject, report, path);
            }

            terminal.Output.Write(report.Write(CommonOptions.Format(parsed.GetValue(output)!)));
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Save(Benchmark subject, BenchmarkReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{subject.Subject}.csv"), report.Write(OutputFormat.Csv));
        foreach (IFigure figure in subject.Figures(report, PaperStyle.For(Venue.Ieee, wide: false)))
        {
            FigureFiles.Save(figure, folder);
        }
    }

    private static string[] Chosen(Benchmark subject, IReadOnlyList<string> words)
    {
        string[] names = [.. subject.Groups.Keys];
        string[] chosen = [.. words.SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return chosen.FirstOrDefault(word => !names.Contains(word)) is { } unknown
            ? throw new ArgumentException($"--cases: there is no group '{unknown}'; {NearWords.Hint(unknown, names)}")
            : chosen.Length > 0 ? chosen : names;
    }
}
