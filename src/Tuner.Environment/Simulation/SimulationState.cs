using Tuner.Environment.Randomness;

namespace Tuner.Environment.Simulation;

/// <summary>What the parts of a simulation share.</summary>
internal sealed class SimulationState(RequestLedger ledger, ClusterNodes nodes)
{
    public EventQueue Events { get; } = new();

    public RequestLedger Ledger { get; } = ledger;

    public RequestPool Requests { get; } = ledger.Requests;

    public ClusterNodes Nodes { get; } = nodes;

    /// <summary>Replicas without room on the cluster, in the order of their creation.</summary>
    public List<Replica> Pending { get; } = [];

    /// <summary>Service times: by (first request of the batch, stage).</summary>
    public CounterRandom Service { get; private set; }

    /// <summary>Start-up times: by (replica, stage).</summary>
    public CounterRandom StartUps { get; private set; }

    public void Reset(SeedSequence seeds)
    {
        Events.Clear();
        Ledger.Clear();
        Nodes.Clear();
        Pending.Clear();
        Service = new CounterRandom(seeds.Derive("service"));
        StartUps = new CounterRandom(seeds.Derive("start-up"));
    }
}
