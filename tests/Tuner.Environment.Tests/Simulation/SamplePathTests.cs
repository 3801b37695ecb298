using System.Collections.Immutable;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>What holds path by path: Little's law, conservation of work, and that more replicas never make anybody later.</summary>
public sealed class SamplePathTests
{
    public static TheoryData<string> Graphs => ["chain", "fork", "items", "choice"];

    /// <summary>Little 1961, exact over a run that begins and ends empty: the integral of the number there is the sum of the times there.</summary>
    [Theory]
    [MemberData(nameof(Graphs))]
    public void Advance_EmptyToEmpty_ObeysLittleAtEveryStage(string graph)
    {
        const double Seconds = 7.0;
        Pipeline pipeline = Build(graph);
        var system = Setup.System(pipeline, new PoissonArrivals(30.0, durationSeconds: 60.0));
        Decision decision = Setup.Uniform(pipeline, 2);
        system.Start(decision);
        int stages = pipeline.Stages.Length;
        double[] queued = new double[stages], waited = new double[stages], busy = new double[stages], spent = new double[stages];
        int[] arrived = new int[stages], served = new int[stages];
        while (!system.IsEmpty)
        {
            IntervalReport report = system.Advance(decision, Seconds);
            for (int i = 0; i < stages; i++)
            {
                StageReport stage = report.Stages[i];
                queued[i] += stage.MeanQueueLength * Seconds;
                waited[i] += stage.WaitSeconds.Values.ToArray().Sum();
                busy[i] += stage.BusySeconds;
                spent[i] += stage.LatencySeconds.Values.ToArray().Sum();
                arrived[i] += stage.Arrived;
                served[i] += stage.Served;
            }
        }

        Assert.Equal(arrived, served);
        for (int i = 0; i < stages; i++)
        {
            Assert.True(served[i] > 100 && waited[i] > 0.0);
            Assert.Equal(waited[i], queued[i], 1e-9 * served[i]);
            Assert.Equal(spent[i], queued[i] + busy[i], 1e-9 * served[i]);
        }
    }

    /// <summary>The work that is left does not depend on who is served first: whoever is, the server works at the same moments.</summary>
    [Fact]
    public void Advance_OtherOrder_IsBusyAtTheSameMoments()
    {
        ServiceLevelObjective slo = new(1.0, DropPolicy.None) { Network = new ScriptedNetwork(0.0, .9, .3, .7, .1, .5) };
        Stage stage = Setup.Stage("only", [Setup.Model("m", 30.0, variability: Setup.Exponential)]);
        Pipeline fifo = Setup.Chain(slo, stage), edf = Setup.Chain(slo, stage with { Order = QueueOrder.Edf });
        RecordedRequests first = new(), second = new();
        var one = Setup.System(fifo, new PoissonArrivals(30.0, durationSeconds: 100.0), first);
        var other = Setup.System(edf, new PoissonArrivals(30.0, durationSeconds: 100.0), second);
        Decision decision = Setup.Uniform(fifo, 1);
        one.Start(decision);
        other.Start(decision);
        for (int i = 0; i < 1_300; i++)
        {
            Assert.Equal(one.Advance(decision, .1).Stages[0].BusySeconds, other.Advance(decision, .1).Stages[0].BusySeconds, 1e-9);
        }

        Assert.Equal(first.Records.Count, second.Records.Count);
        Assert.NotEqual(first.Records.Select(r => r.Request), second.Records.Select(r => r.Request));
    }

    /// <summary>
    /// First come first served on c servers: another server never delays anybody, request by request, where service times are the
    /// request's own (the recursion of Kiefer and Wolfowitz is monotone in its vector).
    /// </summary>
    [Fact]
    public void Advance_MoreReplicas_MakeNobodyLater()
    {
        Pipeline pipeline = Setup.Chain(Setup.NoSlo, Setup.Stage("only", [Setup.Model("m", 50.0, variability: Setup.Exponential)]));
        double[] before = Run(1);
        for (int replicas = 2; replicas <= 5; replicas++)
        {
            double[] after = Run(replicas);
            Assert.All(before.Zip(after), pair => Assert.True(pair.Second <= pair.First + 1e-9));
            Assert.True(after.Sum() < before.Sum());
            before = after;
        }

        double[] Run(int replicas)
        {
            RecordedRequests seen = new();
            SimulatedServingSystem system = Setup.System(pipeline, new PoissonArrivals(30.0, durationSeconds: 100.0), seen);
            Decision decision = Setup.Uniform(pipeline, replicas);
            system.Start(decision);
            while (!system.IsEmpty)
            {
                system.Advance(decision, 100.0);
            }

            return [.. seen.Records.OrderBy(r => r.Request).Select(r => r.LeftSeconds)];
        }
    }

    private static Pipeline Build(string graph)
    {
        Stage Plain(string name, double ms, double items = 1.0) =>
            Setup.Stage(name, [Setup.Model("m", ms, variability: Setup.Exponential, items: items)]);
        (ImmutableArray<StageEdge> edges, ImmutableArray<Stage> stages) = graph switch
        {
            "chain" => (StageGraph.Chain(2), [Plain("a", 50.0), Plain("b", 60.0)]),
            "fork" => ([new(0, 1), new(0, 2), new(1, 3), new(2, 3)], [Plain("a", 20.0), Plain("b", 50.0), Plain("c", 60.0), Plain("d", 40.0)]),
            "items" => ([new(0, 1), new(0, 2, IsSingle: true), new(1, 2)], [Plain("a", 50.0, 2.58), Plain("b", 20.0), Plain("c", 60.0)]),
            _ => ((ImmutableArray<StageEdge>)[new(0, 1, .3), new(0, 2, .7)], (ImmutableArray<Stage>)[Plain("a", 50.0), Plain("b", 150.0), Plain("c", 60.0)]),
        };
        return Setup.Graph(Setup.NoSlo, edges, [.. stages.Select(s => s with { Order = s.Name == "b" ? QueueOrder.Edf : QueueOrder.Fifo })]);
    }
}
