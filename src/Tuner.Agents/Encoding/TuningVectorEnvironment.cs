using Tuner.Environment.Episodes;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Encoding;

/// <summary>N tuning environments as a learner sees them: encoded observations, masks and heads over flat buffers.</summary>
public sealed class TuningVectorEnvironment : IVectorEnvironment
{
    private readonly TuningEnvironment[] _environments;
    private readonly IDecisionCodec[] _codecs;
    private readonly float[] _observations;
    private readonly float[] _finalObservations;
    private readonly bool[] _masks;
    private readonly bool[] _scratchMask;
    private readonly float[] _rewards;
    private readonly ReferenceRun[] _references;
    private readonly float[] _baselines;
    private readonly bool[] _terminated;
    private readonly bool[] _truncated;

    /// <summary>N environments, each with a codec of its own.</summary>
    /// <param name="count">N, 1 or more.</param>
    /// <param name="createEnvironment">Makes an environment.</param>
    /// <param name="createCodec">Makes a codec.</param>
    /// <param name="createReference">Makes a policy that plays every episode beside the agent, for the reward baselines; null for none.</param>
    public TuningVectorEnvironment(
        int count, Func<TuningEnvironment> createEnvironment, Func<IDecisionCodec> createCodec, Func<IPolicy>? createReference = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _environments = [.. Enumerable.Range(0, count).Select(_ => createEnvironment())];
        _codecs = [.. Enumerable.Range(0, count).Select(_ => createCodec())];
        _references = createReference is null
            ? []
            : [.. Enumerable.Range(0, count).Select(_ => new ReferenceRun(createEnvironment(), createReference()))];
        _baselines = new float[_references.Length];
        HeadSizes = _codecs[0].HeadSizes;
        ObservationSize = _codecs[0].ObservationSize;
        int width = HeadSizes.Sum();
        _observations = new float[count * ObservationSize];
        _finalObservations = new float[count * ObservationSize];
        _masks = new bool[count * width];
        _scratchMask = new bool[width];
        _rewards = new float[count];
        _terminated = new bool[count];
        _truncated = new bool[count];
    }

    /// <inheritdoc/>
    public int Count => _environments.Length;

    /// <inheritdoc/>
    public int ObservationSize { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> HeadSizes { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Observations => _observations;

    /// <inheritdoc/>
    public ReadOnlySpan<float> FinalObservations => _finalObservations;

    /// <inheritdoc/>
    public ReadOnlySpan<bool> Masks => _masks;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Rewards => _rewards;

    /// <inheritdoc/>
    public ReadOnlySpan<float> RewardBaselines => _baselines;

    /// <inheritdoc/>
    public ReadOnlySpan<bool> Terminated => _terminated;

    /// <inheritdoc/>
    public ReadOnlySpan<bool> Truncated => _truncated;

    /// <inheritdoc/>
    public void Reset(ulong seed)
    {
        Environment.Randomness.SeedSequence seeds = new(seed);
        for (int i = 0; i < Count; i++)
        {
            ulong own = seeds.Derive("environment", i);
            Begin(i, own);
        }
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<int> actions)
    {
        int heads = HeadSizes.Count;
        for (int i = 0; i < Count; i++)
        {
            StepResult<Observation> step = _environments[i].Step(_codecs[i].Decode(actions.Slice(i * heads, heads)));
            _rewards[i] = (float)step.Reward;
            _terminated[i] = step.Terminated;
            _truncated[i] = step.Truncated;
            if (_references.Length > 0)
            {
                _baselines[i] = (float)_references[i].Step();
            }

            if (step.Terminated || step.Truncated)
            {
                _codecs[i].Encode(step.Observation, _finalObservations.AsSpan(i * ObservationSize, ObservationSize), _scratchMask);
                Begin(i, null);
            }
            else
            {
                Encode(i, step.Observation);
            }
        }
    }

    private void Begin(int index, ulong? seed)
    {
        Observation observation = _environments[index].Reset(seed);
        if (_references.Length > 0)
        {
            _references[index].Reset(seed);
        }

        _codecs[index].Reset(_environments[index].Context);
        Encode(index, observation);
    }

    private void Encode(int index, Observation observation) => _codecs[index].Encode(
        observation,
        _observations.AsSpan(index * ObservationSize, ObservationSize),
        _masks.AsSpan(index * _scratchMask.Length, _scratchMask.Length));
}
