namespace Tuner.Environment.Tuning;

/// <summary>Chooses the next decision from an observation; agents and baselines alike.</summary>
public interface IPolicy
{
    /// <summary>As in files and rows.</summary>
    string Name { get; }

    /// <summary>Why the last decision was taken.</summary>
    DecisionNote LastNote { get; }

    /// <summary>Begins a run; what was remembered of the last one is forgotten.</summary>
    void Reset(PolicyContext context);

    /// <summary>A legal decision, always: a policy that cannot hold the SLO returns the least bad one and says so in its note.</summary>
    Decision Decide(Observation observation);
}
