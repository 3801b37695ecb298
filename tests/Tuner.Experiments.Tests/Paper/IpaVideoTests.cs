using Tuner.Environment.Tests.Support;
using Tuner.Experiments.Analysis;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Paper;

/// <summary>The means over time of IPA's revised figures for video (JSys 2024), on the recorded windows.</summary>
public sealed class IpaVideoTests
{
    [Fact]
    public void Run_OnTheRecordedWindows_ComesWithinTenPercentInCoresAndThreeInAccuracy()
    {
        string traces = Path.GetDirectoryName(RealTraces.PathOrSkip("twitter-2021-08/steady-high.txt"))!;
        using TemporaryFolder folder = new();

        CommandRun run = CommandRun.Of([
            "run", SmallExperiment.InRepository("experiments/paper/ipa-video.yaml"), "--out", folder.FullName,
            "--set", $"workload.file={traces}", "--set", "seeds=1"]);

        Assert.Equal(0, run.ExitCode);
        RunDirectory directory = SmallExperiment.Only(folder.FullName);
        Assert.All(Published(), expected =>
        {
            CellKey cell = new("video", expected.Workload, expected.Policy, 1);
            CellSummary ours = CellSummary.Of(cell, directory.Intervals(cell));
            string which = $"{expected.Workload} {expected.Policy}: {ours.DecidedCores} cores, PAS {ours.MeanIntervalAccuracy}";
            Assert.True(Math.Abs((ours.DecidedCores / expected.Cores) - 1.0) <= 0.10, which);
            Assert.True(Math.Abs((100.0 * ours.MeanIntervalAccuracy / expected.Pas) - 1.0) <= 0.03, which);
        });
    }

    private static IEnumerable<(string Workload, string Policy, double Cores, double Pas)> Published() =>
    [
        ("bursty", "ipa", 2.72, 34.00), ("bursty", "fa2-low", 2.73, 31.88), ("bursty", "fa2-high", 5.85, 43.95), ("bursty", "rim", 6.00, 40.79),
        ("steady-low", "ipa", 2.00, 35.38), ("steady-low", "fa2-low", 2.00, 31.88), ("steady-low", "fa2-high", 3.95, 43.95), ("steady-low", "rim", 6.00, 43.85),
        ("steady-high", "ipa", 4.97, 31.88), ("steady-high", "fa2-low", 4.96, 31.88), ("steady-high", "fa2-high", 10.29, 43.95), ("steady-high", "rim", 6.00, 34.32),
        ("fluctuating", "ipa", 3.17, 33.57), ("fluctuating", "fa2-low", 3.18, 31.88), ("fluctuating", "fa2-high", 6.89, 43.95), ("fluctuating", "rim", 6.00, 39.32),
    ];
}
