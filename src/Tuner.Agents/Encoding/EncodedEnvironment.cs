using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Encoding;

/// <summary>A tuning environment as a learner sees it: encoded observations, masks and a choice per head.</summary>
/// <param name="environment">What is tuned.</param>
/// <param name="codec">Of this environment alone.</param>
/// <param name="reference">Plays every episode beside the agent, for the reward baselines; null for none.</param>
public sealed class EncodedEnvironment(TuningEnvironment environment, IDecisionCodec codec, ReferenceRun? reference = null) : IFlatEnvironment
{
    /// <inheritdoc/>
    public int ObservationSize => codec.ObservationSize;

    /// <inheritdoc/>
    public IReadOnlyList<int> HeadSizes => codec.HeadSizes;

    /// <inheritdoc/>
    public bool HasRewardBaseline => reference is not null;

    /// <inheritdoc/>
    public void Reset(ulong seed, Span<float> observation, Span<bool> mask)
    {
        SeedSequence seeds = new(seed);
        Observation first = environment.Begin(seeds);
        reference?.Begin(seeds);
        codec.Reset(environment.Context);
        codec.Encode(first, observation, mask);
    }

    /// <inheritdoc/>
    public FlatStep Step(ReadOnlySpan<int> action, Span<float> observation, Span<bool> mask)
    {
        StepResult<Observation> step = environment.Step(codec.Decode(action));
        float baseline = reference is null ? 0f : (float)reference.Step();
        codec.Encode(step.Observation, observation, mask);
        return new FlatStep((float)step.Reward, step.Terminated, step.Truncated, baseline);
    }
}
