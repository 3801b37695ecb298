namespace Tuner.Environment.Simulation.Replicas;

/// <summary>The replica objects of a stage, which are used again; who is not in use is in state None.</summary>
internal sealed class ReplicaSlots(int stage)
{
    private readonly List<int> _unused = [];

    public List<Replica> All { get; } = [];

    public Replica this[int slot] => All[slot];

    public void Clear()
    {
        _unused.Clear();
        for (int slot = All.Count - 1; slot >= 0; slot--)
        {
            All[slot].State = ReplicaState.None;
            All[slot].BatchSize = 0;
            _unused.Add(slot);
        }
    }

    /// <summary>Slots that the other does not have yet are used in the order in which it will create them.</summary>
    public void CopyFrom(ReplicaSlots other, ReplicaGroup[] groups)
    {
        while (All.Count < other.All.Count)
        {
            All.Add(new Replica(stage, All.Count));
        }

        _unused.Clear();
        for (int slot = All.Count - 1; slot >= 0; slot--)
        {
            if (slot < other.All.Count)
            {
                All[slot].CopyFrom(other.All[slot], groups);
            }
            else
            {
                All[slot].State = ReplicaState.None;
                All[slot].BatchSize = 0;
                _unused.Add(slot);
            }
        }

        _unused.AddRange(other._unused);
    }

    public Replica Take()
    {
        if (_unused.Count == 0)
        {
            All.Add(new Replica(stage, All.Count));
            return All[^1];
        }

        int slot = _unused[^1];
        _unused.RemoveAt(_unused.Count - 1);
        return All[slot];
    }

    public void Give(Replica replica)
    {
        replica.State = ReplicaState.None;
        _unused.Add(replica.Slot);
    }
}
