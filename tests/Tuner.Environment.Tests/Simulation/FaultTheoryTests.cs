using Tuner.Environment.Pipelines;
using Tuner.Environment.Statistics;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Faults against the geometric law and the renewal theorem: availability = mean life / (mean life + mean time away).</summary>
public sealed class FaultTheoryTests
{
    /// <summary>A start takes a second and fails with probability p: the number of starts is geometric, mean 1 / (1 - p).</summary>
    [Fact]
    public void Advance_StartsThatFail_AreReadyAfterAGeometricNumber()
    {
        const double Failure = .3, End = 60.0;
        const int Comes = 63;
        Pipeline pipeline = new(
            "test",
            Setup.NoSlo,
            [Setup.Stage("only", [Setup.Model("m", 100.0, startUpSeconds: 1.0)])],
            faults: new FaultModel { StartFailureProbability = Failure });
        List<double> seconds = [];
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var system = Setup.System(pipeline, new ListedArrivals(), seed: seed);
            system.Start(Setup.Uniform(pipeline, 1));
            StageReport report = system.Advance(Setup.Uniform(pipeline, 1 + Comes), End).Stages[0];
            Assert.Equal(1 + Comes, report.ReplicasReady);
            Assert.Equal(Comes + report.StartsFailed, report.ReplicasStarted);
            seconds.Add((((1 + Comes) * End) - report.ReadySeconds) / Comes);
            Assert.Equal(seconds[^1], (double)report.ReplicasStarted / Comes, 1e-9);
        }

        TheoryFamily.AssertCovers(1.0 / (1.0 - Failure), TheoryFamily.Interval(seconds));
    }

    [Fact]
    public void Advance_Crashes_AreAvailableAsTheRenewalTheoremSays()
    {
        const double MeanLife = 10.0, MeanStartUp = 2.0, Seconds = 250.0;
        const int Replicas = 32;
        Variant model = new()
        {
            Name = "m",
            Accuracy = .5,
            BaseAllocation = Allocation.OfCores(1.0),
            StartUp = new StartUpTime(MeanStartUp),
            Profile = new ServiceProfile(new ConstantLaw(100.0), Setup.Exact),
        };
        Pipeline pipeline = new(
            "test", Setup.NoSlo, [Setup.Stage("only", [model])], faults: new FaultModel { ReplicaMeanLifeSeconds = MeanLife });

        MeanInterval[] measured = TheoryFamily.Measure(
            pipeline,
            new ListedArrivals(),
            Setup.Uniform(pipeline, Replicas),
            Seconds,
            r =>
            {
                Assert.Equal(r.Stages[0].ReplicasCrashed, r.Stages[0].ReplicasStarted);
                return r.Stages[0].ReadySeconds / (Replicas * Seconds);
            });

        TheoryFamily.AssertCovers(MeanLife / (MeanLife + MeanStartUp), measured[0]);
    }

    [Fact]
    public void Advance_NodesLost_AreAvailableAsTheRenewalTheoremSays()
    {
        // A replica for each node, which starts at once where it can: those that are ready are the nodes that are there.
        const double MeanLife = 50.0, MeanRepair = 10.0, Seconds = 5_000.0;
        const int Nodes = 4;
        Pipeline pipeline = new(
            "test",
            Setup.NoSlo,
            [Setup.Stage("only", [Setup.Model("m", 100.0)])],
            new ClusterCapacity(Nodes, 1.0),
            faults: new FaultModel { NodeMeanLifeSeconds = MeanLife, NodeMeanRepairSeconds = MeanRepair });

        MeanInterval[] measured = TheoryFamily.Measure(
            pipeline,
            new ListedArrivals(),
            Setup.Uniform(pipeline, Nodes),
            Seconds,
            r =>
            {
                Assert.Equal(r.NodesLost, r.Stages[0].ReplicasCrashed);
                Assert.Equal(r.Stages[0].ReadySeconds / Seconds, r.PaidCores, 1e-9);
                return r.Stages[0].ReadySeconds / (Nodes * Seconds);
            });

        TheoryFamily.AssertCovers(MeanLife / (MeanLife + MeanRepair), measured[0]);
    }
}
