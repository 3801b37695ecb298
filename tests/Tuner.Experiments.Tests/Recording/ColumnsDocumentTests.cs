using Tuner.Experiments.Analysis;
using Tuner.Experiments.Figures;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Recording;

/// <summary>docs/columns.md explains every column that is written.</summary>
public sealed class ColumnsDocumentTests
{
    [Fact]
    public void Document_EveryColumnOfEveryFile_IsExplained()
    {
        using TemporaryFolder folder = new();
        RunDirectory run = SyntheticRun.Write(folder.FullName, seeds: 2, intervals: 3, "ppo", "solver");
        RunSummary.Load(run).Save(run);
        EndToEndFigure.Draw(run, PaperStyle.For(Venue.Usenix));
        string document = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "columns.md"));
        string[] files = Directory.GetFiles(run.Root, "*.csv", SearchOption.AllDirectories);

        Assert.Equal(6, files.Select(f => Path.GetFileName(f)).Distinct().Count());
        foreach (string column in files.SelectMany(f => File.ReadLines(f).First().Split(',')))
        {
            string general = column.Replace("detect_", "STAGE_", StringComparison.Ordinal)
                .Replace("classify_", "STAGE_", StringComparison.Ordinal)
                .Replace("_ci95", "", StringComparison.Ordinal);
            Assert.Contains($"`{general}`", document, StringComparison.Ordinal);
        }
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tuner.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not lie in the repository.");
    }
}
