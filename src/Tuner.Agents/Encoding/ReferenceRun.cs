using Tuner.Environment.Episodes;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Encoding;

/// <summary>A policy that plays the same episodes beside an agent, step by step: same load, same luck, its own decisions.</summary>
internal sealed class ReferenceRun(TuningEnvironment environment, IPolicy policy)
{
    private Observation? _observation;

    public void Reset(ulong? seed)
    {
        _observation = environment.Reset(seed);
        policy.Reset(environment.Context);
    }

    /// <summary>Plays one interval and returns its reward.</summary>
    public double Step()
    {
        Observation observation = _observation ?? throw new InvalidOperationException("Reset the reference before its first step.");
        return environment.Step(policy.Decide(observation)).Reward;
    }
}
