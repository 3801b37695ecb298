using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation.Replicas;
using Tuner.Environment.Simulation.Requests;

namespace Tuner.Environment.Simulation;

/// <summary>What the parts of a simulation share.</summary>
internal sealed class SimulationState
{
    public SimulationState(Pipeline pipeline, RequestLedger ledger)
    {
        Pipeline = pipeline;
        Ledger = ledger;
        Requests = ledger.Requests;
        Room = new ClusterRoom(pipeline.Cluster);
        Work = new BatchWork(Events, Room.Gpus);
    }

    public Pipeline Pipeline { get; }

    public EventQueue Events { get; } = new();

    public RequestLedger Ledger { get; }

    public RequestPool Requests { get; }

    public ClusterRoom Room { get; }

    public BatchWork Work { get; }

    /// <summary>Replicas without room on the cluster, in the order of their creation.</summary>
    public List<Replica> Pending { get; } = [];

    /// <summary>Service times: by (first request of the batch, stage, item).</summary>
    public CounterRandom Service { get; private set; }

    /// <summary>Start-up times: by (replica, stage).</summary>
    public CounterRandom StartUps { get; private set; }

    /// <summary>How many items are put out and where they go: by (request, stage, item).</summary>
    public CounterRandom Routes { get; private set; }

    /// <summary>What breaks: replicas by (replica, stage), nodes by (how often it was lost, node).</summary>
    public CounterRandom Faults { get; private set; }

    public void Reset(SeedSequence seeds)
    {
        Events.Clear();
        Ledger.Reset(seeds);
        Room.Clear();
        Pending.Clear();
        Reseed(seeds);
    }

    /// <summary>What is random from now on is of other seeds.</summary>
    public void Reseed(SeedSequence seeds)
    {
        Ledger.Reseed(seeds);
        Service = new CounterRandom(seeds.Derive("service"));
        StartUps = new CounterRandom(seeds.Derive("start-up"));
        Routes = new CounterRandom(seeds.Derive("routes"));
        Faults = new CounterRandom(seeds.Derive("faults"));
    }

    /// <summary>All but <see cref="Pending"/>, whose replicas are the stages'.</summary>
    public void CopyFrom(SimulationState other)
    {
        Events.CopyFrom(other.Events);
        Ledger.CopyFrom(other.Ledger);
        Room.CopyFrom(other.Room);
        (Service, StartUps, Routes, Faults) = (other.Service, other.StartUps, other.Routes, other.Faults);
    }
}
