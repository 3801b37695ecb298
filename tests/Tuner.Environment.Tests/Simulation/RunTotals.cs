using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Adds the reports of a run up and holds them against each other and against the end of every request.</summary>
internal sealed class RunTotals(RandomCase random)
{
    private readonly Pipeline _pipeline = random.Pipeline;
    private readonly int[] _arrived = new int[random.Pipeline.Stages.Length];
    private readonly int[] _served = new int[random.Pipeline.Stages.Length];
    private readonly int[] _dropped = new int[random.Pipeline.Stages.Length];
    private readonly List<(double EndSeconds, int OnTime, int Late, int Dropped)> _ends = [];
    private int _total, _onTime, _late, _given, _abandoned, _answered, _inside;
    private double _accuracy;

    public static void CheckReport(IntervalReport report, Decision decision, Pipeline pipeline)
    {
        double seconds = report.EndSeconds - report.StartSeconds;
        Assert.Equal(report.InsideBefore + report.Arrived, report.OnTime + report.Late + report.Dropped + report.Inside);
        Assert.Equal(report.Arrived, report.ArrivalsPerSecond.Sum());
        Assert.Equal((int)Math.Ceiling(seconds), report.ArrivalsPerSecond.Count);
        Assert.InRange(report.PaidCores, 0.0, pipeline.Cluster.TotalCores + 1e-9);
        Assert.InRange(report.PaidGpuShare, 0.0, (pipeline.Cluster.TotalGpus * (pipeline.Cluster.Gpus?.ShareLimit ?? 0.0)) + 1e-9);
        Assert.Equal((decision.Cores, decision.GpuShare), (report.DecidedCores, report.DecidedGpuShare));
        for (int i = 0; i < report.Stages.Length; i++)
        {
            StageReport stage = report.Stages[i];
            int alive = stage.ReplicasReady + stage.ReplicasStarting + stage.ReplicasPending;
            Assert.True(alive >= decision.Stages[i].Replicas || (alive == 0 && pipeline.Stages[i].IdleSeconds is not null));
            Assert.InRange(stage.BusySeconds, -1e-9, stage.ReadySeconds + 1e-9);
            Assert.True(stage.QueueLength <= (pipeline.Stages[i].QueueLimit ?? int.MaxValue) || !pipeline.Faults.IsNone);
            Assert.True(stage.QueueLength >= 0 && stage.MeanQueueLength >= 0.0);
            Assert.Equal(stage.Served, stage.ServedByVariant.ToArray().Sum());
            Assert.Equal(stage.Served, stage.LatencySeconds.Count);
            Assert.True(stage.QueueLength == 0 ? stage.OldestWaitSeconds == 0.0 : stage.OldestWaitSeconds <= report.EndSeconds);
            Assert.True(stage.Retried == 0 || stage.ReplicasCrashed > 0);
        }
    }

    public void Add(IntervalReport report)
    {
        _total += report.Arrived;
        _onTime += report.OnTime;
        _late += report.Late;
        _given += report.Dropped;
        _abandoned += report.Abandoned;
        _answered += report.Answered;
        _accuracy += report.AccuracySum;
        _inside = report.Inside;
        _ends.Add((report.EndSeconds, _onTime, _late, _given));
        for (int i = 0; i < _arrived.Length; i++)
        {
            StageReport stage = report.Stages[i];
            _arrived[i] += stage.Arrived;
            _served[i] += stage.Served;
            _dropped[i] += stage.Dropped;

            // What is neither served, dropped nor waiting is in a batch. One that came back from a crash did not come twice.
            int running = _arrived[i] - _served[i] - _dropped[i] - stage.QueueLength;
            Assert.InRange(running, 0, (stage.ReplicasReady + stage.ReplicasDraining) * _pipeline.Stages[i].BatchSizes[^1]);
        }
    }

    public void Check(RecordedRequests seen, int inFlight)
    {
        int Of(RequestOutcome outcome) => seen.Records.Count(r => r.Outcome == outcome);
        Assert.Equal(seen.Records.Count, seen.Records.Select(r => r.Request).Distinct().Count());
        Assert.Equal(_total, seen.Records.Count + inFlight);
        Assert.Equal(_onTime, Of(RequestOutcome.OnTime));
        Assert.Equal(_given, Of(RequestOutcome.Dropped));
        Assert.Equal(_abandoned, Of(RequestOutcome.Abandoned));
        Assert.Equal(_answered, Of(RequestOutcome.OnTime) + Of(RequestOutcome.Late));
        Assert.Equal(_late, Of(RequestOutcome.Late) + _abandoned + (inFlight - _inside));
        Assert.Equal(_accuracy, seen.Records.Where(r => r.Outcome <= RequestOutcome.Late).Sum(r => r.Accuracy), 1e-6);
        foreach (RequestRecord record in seen.Records)
        {
            double deadline = Deadline(record);
            Assert.Equal(record.Outcome is RequestOutcome.Late or RequestOutcome.Abandoned, record.LeftSeconds > deadline);
            Assert.True(record.LeftSeconds >= record.ArrivalSeconds);
            Assert.InRange(record.Accuracy, 0.0, 1.0);
        }

        CheckPaths();
        if (inFlight == 0)
        {
            CheckMoments(seen);
        }
    }

    /// <summary>
    /// Who was answered is counted in that interval; who turned late, in that in which its deadline passed, wherever it was then; who was
    /// dropped, in that in which it left; at the moment between two, by the look at the end of the one or by a batch of the other.
    /// </summary>
    private void CheckMoments(RecordedRequests seen)
    {
        foreach ((double end, int onTime, int late, int dropped) in _ends)
        {
            int Count(Func<RequestRecord, bool> of) => seen.Records.Count(of);
            Assert.Equal(onTime, Count(r => r.Outcome == RequestOutcome.OnTime && r.LeftSeconds < end));
            Assert.Equal(
                late, Count(r => r.Outcome is RequestOutcome.Late or RequestOutcome.Abandoned && r.ArrivalSeconds < end && Deadline(r) < end));
            Assert.InRange(
                dropped,
                Count(r => r.Outcome == RequestOutcome.Dropped && r.LeftSeconds < end),
                Count(r => r.Outcome == RequestOutcome.Dropped && r.LeftSeconds <= end));
        }
    }

    private double Deadline(RequestRecord of) =>
        of.ArrivalSeconds + _pipeline.Slo.LatencySeconds - random.Network[of.Request % random.Network.Length];

    /// <summary>In a chain a request is one item all the way: what leaves a stage comes to the next, and what is dropped there is lost.</summary>
    private void CheckPaths()
    {
        bool admission = _pipeline.Slo.Drops == DropPolicy.Admission;
        foreach (int source in _pipeline.Graph.Sources)
        {
            Assert.True(_arrived[source] <= _total);
            Assert.True(admission || _pipeline.Graph.Sources.Length > 1 || _arrived[source] == _total);
        }

        Assert.All(_pipeline.Graph.Joins, join => Assert.True(_arrived[join] <= _total));
        if (_pipeline.IsChain)
        {
            Assert.Equal(_answered, _served[^1]);
            Assert.Equal(_arrived[1..], _served[..^1]);
            Assert.Equal(_given + _abandoned, _total - _arrived[0] + _dropped.Sum());
        }
    }
}
