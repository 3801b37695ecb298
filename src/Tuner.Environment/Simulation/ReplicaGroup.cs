using Tuner.Environment.Dispatching;
using Tuner.Environment.Pipelines;

namespace Tuner.Environment.Simulation;

/// <summary>The replicas of a stage with one variant and one allocation.</summary>
internal sealed class ReplicaGroup
{
    public ReplicaGroup(Stage stage, int variant, Allocation allocation)
    {
        Variant = variant;
        Allocation = allocation;
        Model = stage.Variants[variant];
        MeanSecondsByBatch = new double[stage.BatchSizes[^1] + 1];
        for (int batch = 1; batch < MeanSecondsByBatch.Length; batch++)
        {
            MeanSecondsByBatch[batch] = Model.Profile.MeanMs(batch, allocation.Amount) / 1000.0;
        }
    }

    public int Variant { get; }

    public Allocation Allocation { get; }

    public Variant Model { get; }

    /// <summary>Entry 0 is not used.</summary>
    public double[] MeanSecondsByBatch { get; }

    public IdleReplicas Idle { get; } = new();

    /// <summary>Replicas that the decision in force asks for.</summary>
    public int Wanted { get; set; }

    public int Pending { get; set; }

    public int Starting { get; set; }

    public int Ready { get; set; }

    public int Draining { get; set; }

    /// <summary>All that are there to stay.</summary>
    public int Alive => Pending + Starting + Ready;

    /// <summary>Ready ones that the decision does not ask for.</summary>
    public int Excess => Math.Max(0, Ready - Wanted);

    /// <summary>Those that cost.</summary>
    public int Paid => Starting + Ready + Draining;

    public void Clear()
    {
        Idle.Clear();
        Wanted = Pending = Starting = Ready = Draining = 0;
    }
}
