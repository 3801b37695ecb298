using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation.Replicas;

namespace Tuner.Environment.Simulation;

/// <summary>Nodes that are lost with all on them, and come back.</summary>
internal sealed class NodeFaults(SimulationState state, SimulatedStage[] stages)
{
    private const int LifeDraw = 2, RepairDraw = 3;

    private readonly FaultModel _faults = state.Pipeline.Faults;
    private readonly int[] _losses = new int[state.Pipeline.Cluster.Nodes];

    public void Begin()
    {
        Array.Clear(_losses);
        for (int node = 0; node < _losses.Length; node++)
        {
            Schedule(EventKind.NodeLost, node, 0.0);
        }
    }

    public void CopyFrom(NodeFaults other) => other._losses.CopyTo(_losses.AsSpan());

    public void Lose(int node, double nowSeconds)
    {
        state.Room.Lose(node);
        foreach (SimulatedStage stage in stages)
        {
            foreach (Replica replica in stage.Replicas.All)
            {
                if (replica.State is ReplicaState.Starting or ReplicaState.Ready or ReplicaState.Draining && replica.Node == node)
                {
                    stage.Crash(replica, nodeLost: true, nowSeconds);
                }
            }
        }

        Schedule(EventKind.NodeBack, node, nowSeconds);
    }

    public void Restore(int node, double nowSeconds)
    {
        state.Room.Restore(node);
        _losses[node]++;
        Schedule(EventKind.NodeLost, node, nowSeconds);
    }

    private void Schedule(EventKind kind, int node, double nowSeconds)
    {
        bool loss = kind == EventKind.NodeLost;
        double mean = loss ? _faults.NodeMeanLifeSeconds : _faults.NodeMeanRepairSeconds;
        double uniform = state.Faults.Uniform(_losses[node], node, loss ? LifeDraw : RepairDraw);
        state.Events.Push(nowSeconds - (mean * Math.Log(uniform)), kind, stage: 0, node);
    }
}
