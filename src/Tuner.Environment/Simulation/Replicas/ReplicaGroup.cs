using Tuner.Environment.Dispatching;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Simulation.Replicas;

/// <summary>The replicas of a stage with one variant and one allocation.</summary>
internal sealed class ReplicaGroup
{
    public ReplicaGroup(Stage stage, int index, int variant, Allocation allocation, ClusterCapacity cluster)
    {
        Index = index;
        Variant = variant;
        Allocation = allocation;
        Model = stage.Variants[variant];
        PaidShare = allocation.Kind == ResourceKind.GpuShare ? cluster.Gpus!.Granted(allocation.GpuShare) : 0.0;
        double amount = cluster.SpeedAmount(allocation);
        MeanSecondsByBatch = new double[stage.BatchSizes[^1] + 1];
        for (int batch = 1; batch < MeanSecondsByBatch.Length; batch++)
        {
            MeanSecondsByBatch[batch] = Model.Profile.MeanMs(batch, amount) / 1000.0;
        }
    }

    /// <summary>Its place among the groups of the stage.</summary>
    public int Index { get; }

    public int Variant { get; }

    public Allocation Allocation { get; }

    public Variant Model { get; }

    /// <summary>Share of a GPU that a replica is granted.</summary>
    public double PaidShare { get; }

    /// <summary>On a GPU: where nobody else is active. Entry 0 is not used.</summary>
    public double[] MeanSecondsByBatch { get; }

    public IdleReplicas Idle { get; } = new();

    /// <summary>Replicas that the decision in force asks for.</summary>
    public int Wanted { get; set; }

    public int Pending { get; set; }

    public int Starting { get; set; }

    public int Ready { get; set; }

    public int Draining { get; set; }

    /// <summary>Ready ones that are on their way to another group by a change of cores.</summary>
    public int Leaving { get; set; }

    /// <summary>Those of other groups that are on their way to this one.</summary>
    public int Coming { get; set; }

    /// <summary>All that are there to stay.</summary>
    public int Alive => Pending + Starting + Ready - Leaving + Coming;

    /// <summary>Ready ones that the decision does not ask for.</summary>
    public int Excess => Math.Max(0, Ready - Leaving - Wanted);

    /// <summary>Whether it has a replica, or is to have one.</summary>
    public bool IsInUse => Wanted + Pending + Starting + Ready + Draining + Coming > 0;

    public void Clear()
    {
        Idle.Clear();
        Wanted = Pending = Starting = Ready = Draining = Leaving = Coming = 0;
    }

    public void CopyFrom(ReplicaGroup other)
    {
        Idle.CopyFrom(other.Idle);
        (Wanted, Pending, Starting, Ready) = (other.Wanted, other.Pending, other.Starting, other.Ready);
        (Draining, Leaving, Coming) = (other.Draining, other.Leaving, other.Coming);
    }
}
