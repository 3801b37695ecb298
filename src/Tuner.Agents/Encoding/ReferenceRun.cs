using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Encoding;

/// <summary>A policy that plays the same episodes beside an agent, step by step: same load, same luck, its own decisions.</summary>
/// <param name="environment">Its own, of the same kind as the agent's.</param>
/// <param name="policy">Its own.</param>
public sealed class ReferenceRun(TuningEnvironment environment, IPolicy policy)
{
    private Observation? _observation;

    /// <summary>Begins the episode of these very seeds.</summary>
    public void Begin(SeedSequence seeds)
    {
        _observation = environment.Begin(seeds);
        policy.Reset(environment.Context);
    }

    /// <summary>Plays one interval and returns its reward.</summary>
    /// <exception cref="InvalidOperationException">Before the first episode, or after the end of one.</exception>
    public double Step()
    {
        Observation observation = _observation ?? throw new InvalidOperationException("Begin an episode before the reference's first step.");
        return environment.Step(policy.Decide(observation)).Reward;
    }
}
