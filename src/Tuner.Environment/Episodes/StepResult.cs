namespace Tuner.Environment.Episodes;

/// <summary>What a step brought.</summary>
/// <param name="Observation">What is seen after the step; at the end of an episode, its last observation.</param>
/// <param name="Reward">The reward of the step, finite.</param>
/// <param name="Terminated">The task itself has ended: the value of what follows is zero.</param>
/// <param name="Truncated">The episode was cut short from outside (a time limit): the value of what follows is not zero, so a learner bootstraps.</param>
/// <param name="Info">Named numbers beside, for diagnosis; never needed to act.</param>
public readonly record struct StepResult<TObservation>(
    TObservation Observation,
    double Reward,
    bool Terminated,
    bool Truncated,
    IReadOnlyDictionary<string, double> Info);
