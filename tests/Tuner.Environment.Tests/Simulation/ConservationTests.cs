using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>What must hold of every run, whatever is asked of it.</summary>
public sealed class ConservationTests
{
    private const int Cases = 3_000;

    [Fact]
    public void Advance_RandomPipelinesAndDecisions_CountsEveryRequestOnce()
    {
        HashSet<(DropPolicy, RequestOutcome)> met = [];
        int pending = 0, draining = 0, inFlightAtEnd = 0;
        for (int number = 0; number < Cases; number++)
        {
            RandomCase random = new(number);
            RecordedRequests seen = new();
            PoissonArrivals arrivals = new(random.RateRps, (ulong)number, durationSeconds: 8.0);
            var system = Setup.System(random.Pipeline, arrivals, seen, (ulong)number);
            Decision decision = random.NextDecision();
            system.Start(decision);
            Totals totals = new(random.Pipeline.Stages.Length);
            for (int interval = 0; interval < 24 && !system.IsEmpty; interval++)
            {
                IntervalReport report = system.Advance(decision, random.NextIntervalSeconds());
                totals.Add(report);
                CheckReport(report, decision, random.Pipeline);
                pending += report.Stages.Sum(s => s.ReplicasPending);
                draining += report.Stages.Sum(s => s.ReplicasDraining);
                decision = interval < 16 ? random.NextDecision() : decision;
            }

            totals.Check(seen, system.InFlight, random.Pipeline);
            inFlightAtEnd += system.InFlight;
            met.UnionWith(seen.Records.Select(r => (random.Pipeline.Slo.Drops, r.Outcome)));
        }

        // The cases are worth something: every outcome under every policy, replicas without room, drains, stuck runs.
        Assert.Equal(16, met.Count);
        Assert.True(pending > 1_000 && draining > 50 && inFlightAtEnd > 0, $"{pending} pending, {draining} draining, {inFlightAtEnd} inside.");
    }

    private static void CheckReport(IntervalReport report, Decision decision, Pipeline pipeline)
    {
        double seconds = report.EndSeconds - report.StartSeconds;
        Assert.Equal(report.Arrived, report.ArrivalsPerSecond.Sum());
        Assert.Equal((int)Math.Ceiling(seconds), report.ArrivalsPerSecond.Count);
        Assert.InRange(report.PaidCores, 0.0, pipeline.Cluster.TotalCores + 1e-9);
        Assert.Equal(decision.Cores, report.DecidedCores);
        for (int i = 0; i < report.Stages.Length; i++)
        {
            StageReport stage = report.Stages[i];
            Assert.True(stage.ReplicasReady + stage.ReplicasStarting + stage.ReplicasPending >= decision.Stages[i].Replicas);
            Assert.InRange(stage.BusySeconds, -1e-9, stage.ReadySeconds + 1e-9);
            Assert.InRange(stage.QueueLength, 0, pipeline.Stages[i].QueueLimit ?? int.MaxValue);
            Assert.Equal(stage.Served, stage.ServedByVariant.ToArray().Sum());
            Assert.Equal(stage.Served, stage.LatencySeconds.Count);
            Assert.True(stage.QueueLength == 0 ? stage.OldestWaitSeconds == 0.0 : stage.OldestWaitSeconds <= report.EndSeconds);
        }
    }

    private sealed class Totals(int stages)
    {
        private readonly int[] _arrived = new int[stages], _served = new int[stages], _dropped = new int[stages];
        private int _total, _onTime, _late, _given, _abandoned, _answered, _inside;
        private double _accuracy;

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
            for (int i = 0; i < stages; i++)
            {
                _arrived[i] += report.Stages[i].Arrived;
                _served[i] += report.Stages[i].Served;
                _dropped[i] += report.Stages[i].Dropped;
            }
        }

        public void Check(RecordedRequests seen, int inFlight, Pipeline pipeline)
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
                bool past = record.LeftSeconds > record.ArrivalSeconds + pipeline.Slo.LatencySeconds;
                Assert.Equal(record.Outcome is RequestOutcome.Late or RequestOutcome.Abandoned, past);
            }

            Assert.Equal(_answered, _served[^1]);
            Assert.Equal(_arrived[1..], _served[..^1]);
            int atTheDoor = _total - _arrived[0];
            Assert.True(pipeline.Slo.Drops == DropPolicy.Admission || atTheDoor == 0);
            Assert.Equal(_given + _abandoned, atTheDoor + _dropped.Sum());
        }
    }
}
