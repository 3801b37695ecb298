using Tuner.Environment.Randomness;

namespace Tuner.Environment.Episodes;

/// <summary>
/// Flat environments stepped together, on one thread or several. Episode k of environment i is a function of the seed, i and k: neither
/// the threads nor the environments beside it change it. An instance is for one caller; a step allocates nothing of its own. Where
/// environments throw, the others are stepped all the same, the exception of the first of them reaches the caller, and only a reset
/// makes the vector whole again.
/// </summary>
public sealed class VectorEnvironment : IVectorEnvironment, IDisposable
{
    private readonly IFlatEnvironment[] _environments;
    private readonly WorkTeam _team;
    private readonly Action<int> _stepOne, _beginOne;
    private readonly int[] _headSizes;
    private readonly int[] _episodes;
    private readonly SeedSequence[] _seeds;
    private readonly int _maskSize;
    private readonly int[] _actions;
    private readonly float[] _observations;
    private readonly float[] _finalObservations;
    private readonly bool[] _masks;
    private readonly float[] _rewards;
    private readonly float[] _baselines;
    private readonly bool[] _terminated;
    private readonly bool[] _truncated;

    /// <summary>A vector of environments of one shape; each is an instance of its own.</summary>
    /// <param name="environments">One or more.</param>
    /// <param name="threads">Threads that step them, the caller's among them; those beside it live until the vector is disposed.</param>
    /// <exception cref="ArgumentException">They differ in observation size, in heads, or in having a reward baseline.</exception>
    public VectorEnvironment(IReadOnlyList<IFlatEnvironment> environments, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(environments.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _environments = [.. environments];
        ObservationSize = environments[0].ObservationSize;
        _headSizes = [.. environments[0].HeadSizes];
        bool hasBaseline = environments[0].HasRewardBaseline;
        if (environments.Any(e =>
            e.ObservationSize != ObservationSize || e.HasRewardBaseline != hasBaseline || !e.HeadSizes.SequenceEqual(_headSizes)))
        {
            throw new ArgumentException(
                "All environments of a vector have the same observation size and the same heads, and all or none a reward baseline.", nameof(environments));
        }

        _maskSize = _headSizes.Sum();
        _episodes = new int[Count];
        _seeds = new SeedSequence[Count];
        _actions = new int[Count * _headSizes.Length];
        _observations = new float[Count * ObservationSize];
        _finalObservations = new float[Count * ObservationSize];
        _masks = new bool[Count * _maskSize];
        _rewards = new float[Count];
        _baselines = new float[hasBaseline ? Count : 0];
        _terminated = new bool[Count];
        _truncated = new bool[Count];
        (_stepOne, _beginOne) = (StepOne, BeginEpisode);
        _team = new WorkTeam(Count, threads);
    }

    /// <inheritdoc/>
    public int Count => _environments.Length;

    /// <inheritdoc/>
    public int ObservationSize { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> HeadSizes => _headSizes;

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

    /// <summary><paramref name="count"/> environments from a factory.</summary>
    public static VectorEnvironment Of(int count, Func<IFlatEnvironment> create, int threads = 1) =>
        new([.. Enumerable.Range(0, count).Select(_ => create())], threads);

    /// <inheritdoc/>
    public void Reset(ulong seed)
    {
        SeedSequence root = new(seed);
        for (int i = 0; i < Count; i++)
        {
            _seeds[i] = root.Child("environment", i);
            _episodes[i] = 0;
        }

        _team.Run(_beginOne);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Before the first reset.</exception>
    /// <exception cref="ArgumentException">A choice that the mask does not allow, or not one for every head.</exception>
    public void Step(ReadOnlySpan<int> actions)
    {
        if (actions.Length != _actions.Length)
        {
            throw new ArgumentException($"{actions.Length} choices given, {Count} x {_headSizes.Length} expected.", nameof(actions));
        }

        if (_seeds[0] is null)
        {
            throw new InvalidOperationException("Reset the vector before its first step.");
        }

        actions.CopyTo(_actions);
        _team.Run(_stepOne);
    }

    /// <summary>Ends the threads; the environments are the caller's.</summary>
    public void Dispose() => _team.Dispose();

    private void StepOne(int i)
    {
        ReadOnlySpan<int> action = _actions.AsSpan(i * _headSizes.Length, _headSizes.Length);
        CheckAllowed(i, action);
        Span<float> observation = ObservationOf(i);
        FlatStep step = _environments[i].Step(action, observation, MaskOf(i));
        _rewards[i] = step.Reward;
        _terminated[i] = step.Terminated;
        _truncated[i] = step.Truncated;
        if (_baselines.Length > 0)
        {
            _baselines[i] = step.RewardBaseline;
        }

        if (step.Terminated || step.Truncated)
        {
            observation.CopyTo(_finalObservations.AsSpan(i * ObservationSize, ObservationSize));
            BeginEpisode(i);
        }
    }

    private void BeginEpisode(int i) =>
        _environments[i].Reset(_seeds[i].Derive("episode", _episodes[i]++), ObservationOf(i), MaskOf(i));

    private void CheckAllowed(int i, ReadOnlySpan<int> action)
    {
        ReadOnlySpan<bool> mask = MaskOf(i);
        for (int head = 0, offset = 0; head < action.Length; offset += _headSizes[head], head++)
        {
            if ((uint)action[head] >= (uint)_headSizes[head] || !mask[offset + action[head]])
            {
                throw new ArgumentException($"Environment {i} does not allow choice {action[head]} of head {head}.", nameof(action));
            }
        }
    }

    private Span<float> ObservationOf(int i) => _observations.AsSpan(i * ObservationSize, ObservationSize);

    private Span<bool> MaskOf(int i) => _masks.AsSpan(i * _maskSize, _maskSize);
}
