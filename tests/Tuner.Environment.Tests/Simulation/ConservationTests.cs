using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>What must hold of every run, whatever is asked of it.</summary>
public sealed class ConservationTests
{
    private const int Cases = 10_000;

    [Fact]
    public void Advance_RandomPipelinesAndDecisions_CountsEveryRequestOnce()
    {
        HashSet<(DropPolicy, RequestOutcome)> met = [];
        int pending = 0, draining = 0, inFlightAtEnd = 0, crashed = 0, retried = 0, failed = 0, nodesLost = 0, stopped = 0, joined = 0, emptied = 0;
        for (int number = 0; number < Cases; number++)
        {
            RandomCase random = new(number);
            RecordedRequests seen = new();
            SimulatedServingSystem system = random.System(3.0, seen);
            RunTotals totals = new(random);
            try
            {
                Decision decision = random.NextDecision();
                system.Start(decision);
                for (int interval = 0; interval < 14 && !(system.IsEmpty && interval > 9); interval++)
                {
                    IntervalReport report = system.Advance(decision, random.NextIntervalSeconds());
                    totals.Add(report);
                    RunTotals.CheckReport(report, decision, random.Pipeline);
                    pending += report.Stages.Sum(s => s.ReplicasPending);
                    draining += report.Stages.Sum(s => s.ReplicasDraining);
                    crashed += report.Stages.Sum(s => s.ReplicasCrashed);
                    retried += report.Stages.Sum(s => s.Retried);
                    failed += report.Stages.Sum(s => s.StartsFailed);
                    nodesLost += report.NodesLost;
                    stopped += report.Stages.Count(s => s.ReplicasReady + s.ReplicasStarting + s.ReplicasPending == 0);
                    joined += random.Pipeline.Graph.Joins.Sum(j => report.Stages[j].Served);
                    decision = interval < 9 ? random.NextDecision() : decision;
                }

                totals.Check(seen, system.InFlight);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Case {number}.", failure);
            }

            inFlightAtEnd += system.InFlight;
            emptied += system.IsEmpty ? 1 : 0;
            met.UnionWith(seen.Records.Select(r => (random.Pipeline.Slo.Drops, r.Outcome)));
        }

        // The cases are worth something: every outcome under every policy, and all that can befall a replica.
        Assert.Equal(16, met.Count);
        int[] events = [pending, draining, inFlightAtEnd, crashed, retried, failed, nodesLost, stopped, joined, emptied];
        Assert.True(events.All(n => n > 100), string.Join(' ', events));
    }
}
