using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Recording;

public sealed class IntervalRowsTests
{
    private static readonly Pipeline Video = SmallPipeline.Create();
    private static readonly Objective Objective = new(Video, ObjectiveWeights.Balanced, new AccuracyMeasure(), 1.0, 10.0) { GpuPriceCores = 64.0 };

    [Fact]
    public void Next_Report_IsCopiedIntoColumns()
    {
        IntervalReport report = Report();
        Decision decision = DecisionText.Parse(Video, "detect=yolov5m:batch=4:replicas=3");

        IntervalRow row = new IntervalRows(Video, Objective).Next(report, Objective.Of(report, decision), decision, new DecisionNote(12.5, Feasible: false));

        Assert.Equal(0, row.Interval);
        Assert.Equal((20.0, 30.0, 0.5), (row.StartSeconds, row.EndSeconds, row.OfferedRps));
        Assert.Equal((5, 2, 1, 1, 1, 1), (row.Arrived, row.OnTime, row.Late, row.Dropped, row.Abandoned, row.Inside));
        Assert.Equal(3, row.Answered);
        Assert.Equal((4, 0.2), (row.NodesLost, row.GoodputRps));
        Assert.Equal(0.4, row.Accuracy, 12);
        Assert.Equal(0.5, row.ViolationRatio);
        Assert.Equal(6.0 + (64.0 * 0.5), row.CostCores);
        Assert.Equal(0.2, row.LatencyP50Seconds);
        Assert.Equal(0.2, row.LatencyMeanSeconds, 12);
        Assert.Equal(0.298, row.LatencyP99Seconds, 12);
        Assert.Equal((12.5, false), (row.PlannedRps, row.Feasible));
        Assert.Equal(new StageRow("detect", "yolov5m", 3, 4, 2, 1, 0, 7, 0.75, double.NaN) { StartsFailed = 2, Crashed = 3, Retried = 5 }, row.Stages[0]);
        Assert.True(double.IsNaN(row.Stages[1].Busy));
    }

    [Fact]
    public void Next_ChangedStages_AreCounted()
    {
        IntervalRows rows = new(Video, Objective);
        string[] decisions =
        [
            "detect=yolov5m:batch=4:replicas=3",
            "detect=yolov5m:batch=4:replicas=3:timeout=9",
            "detect=yolov5m:batch=4:replicas=2",
            "detect=yolov5x:batch=1:replicas=2;classify=resnet50;caption=git",
        ];

        Assert.Equal(
            [0, 0, 1, 3],
            decisions.Select(d => rows.Next(Report(), default, DecisionText.Parse(Video, d), DecisionNote.None).Changes));
    }

    private static IntervalReport Report()
    {
        IntervalReport report = new(Video)
        {
            StartSeconds = 20,
            EndSeconds = 30,
            Arrived = 5,
            OnTime = 2,
            Late = 1,
            Dropped = 1,
            Abandoned = 1,
            Inside = 1,
            AccuracySum = 1.2,
            NodesLost = 4,
        };
        foreach (double latency in new[] { 0.3, 0.1, 0.2 })
        {
            report.LatencySeconds.Add(latency);
        }

        (report.Stages[0].ReplicasReady, report.Stages[0].ReplicasStarting, report.Stages[0].QueueLength) = (2, 1, 7);
        (report.Stages[0].StartsFailed, report.Stages[0].ReplicasCrashed, report.Stages[0].Retried) = (2, 3, 5);
        (report.Stages[0].BusySeconds, report.Stages[0].ReadySeconds) = (15, 20);
        (report.Stages[0].PaidCores, report.Stages[2].PaidGpuShare) = (6, 0.5);
        return report;
    }
}
