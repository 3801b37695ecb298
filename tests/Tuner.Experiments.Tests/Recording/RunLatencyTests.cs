using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Recording;

public sealed class RunLatencyTests
{
    [Fact]
    public void Rows_SeveralIntervals_AreQuantilesOfAllTheirRequests()
    {
        IntervalReport report = new(SmallPipeline.Create());
        RunLatency latency = new();
        double[] all = [0.3, 0.1, 0.9, 0.4, 0.2];
        foreach (double[] interval in new[] { all[..2], [], all[2..] })
        {
            report.Clear();
            interval.ToList().ForEach(report.LatencySeconds.Add);
            latency.Add(report);
        }

        LatencyRow[] rows = [.. latency.Rows()];

        Assert.Equal(103, rows.Length);
        Assert.All(rows, r => Assert.Equal(Quantiles.Of(all, r.Quantile), r.LatencySeconds));
        Assert.Equal((0.0, 0.1, 1.0, 0.9), (rows[0].Quantile, rows[0].LatencySeconds, rows[^1].Quantile, rows[^1].LatencySeconds));
        Assert.Contains(rows, r => r.Quantile == 0.99);
    }

    [Fact]
    public void Rows_NothingAnswered_AreNoNumbers() => Assert.All(new RunLatency().Rows(), r => Assert.True(double.IsNaN(r.LatencySeconds)));
}
