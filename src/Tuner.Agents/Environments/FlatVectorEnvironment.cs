using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Environments;

/// <summary>
/// Flat environments stepped one after another as a vector. An environment that ends is reset within the same step.
/// Episode k of environment i is a function of the seed, i and k.
/// </summary>
public sealed class FlatVectorEnvironment : IVectorEnvironment
{
    private readonly IFlatEnvironment[] _environments;
    private readonly int[] _headSizes;
    private readonly int[] _episodes;
    private readonly SeedSequence[] _seeds;
    private readonly int _maskSize;
    private readonly float[] _observations;
    private readonly float[] _finalObservations;
    private readonly bool[] _masks;
    private readonly float[] _rewards;
    private readonly bool[] _terminated;
    private readonly bool[] _truncated;

    /// <summary>A vector of environments of one shape; each is an instance of its own.</summary>
    public FlatVectorEnvironment(IReadOnlyList<IFlatEnvironment> environments)
    {
        ArgumentOutOfRangeException.ThrowIfZero(environments.Count);
        _environments = [.. environments];
        ObservationSize = environments[0].ObservationSize;
        _headSizes = [.. environments[0].HeadSizes];
        if (environments.Any(e => e.ObservationSize != ObservationSize || !e.HeadSizes.SequenceEqual(_headSizes)))
        {
            throw new ArgumentException("All environments of a vector have the same observation size and the same heads.", nameof(environments));
        }

        _maskSize = _headSizes.Sum();
        _episodes = new int[Count];
        _seeds = new SeedSequence[Count];
        _observations = new float[Count * ObservationSize];
        _finalObservations = new float[Count * ObservationSize];
        _masks = new bool[Count * _maskSize];
        _rewards = new float[Count];
        _terminated = new bool[Count];
        _truncated = new bool[Count];
    }

    public int Count => _environments.Length;

    public int ObservationSize { get; }

    public IReadOnlyList<int> HeadSizes => _headSizes;

    public ReadOnlySpan<float> Observations => _observations;

    public ReadOnlySpan<float> FinalObservations => _finalObservations;

    public ReadOnlySpan<bool> Masks => _masks;

    public ReadOnlySpan<float> Rewards => _rewards;

    public ReadOnlySpan<bool> Terminated => _terminated;

    public ReadOnlySpan<bool> Truncated => _truncated;

    /// <summary><paramref name="count"/> environments from a factory.</summary>
    public static FlatVectorEnvironment Of(int count, Func<IFlatEnvironment> create) =>
        new([.. Enumerable.Range(0, count).Select(_ => create())]);

    public void Reset(ulong seed)
    {
        var root = new SeedSequence(seed);
        for (int i = 0; i < Count; i++)
        {
            _seeds[i] = root.Child("environment", i);
            _episodes[i] = 0;
            BeginEpisode(i);
        }
    }

    public void Step(ReadOnlySpan<int> actions)
    {
        int heads = _headSizes.Length;
        for (int i = 0; i < Count; i++)
        {
            ReadOnlySpan<int> action = actions.Slice(i * heads, heads);
            CheckAllowed(i, action);
            Span<float> observation = ObservationOf(i);
            FlatStep step = _environments[i].Step(action, observation, MaskOf(i));
            _rewards[i] = step.Reward;
            _terminated[i] = step.Terminated;
            _truncated[i] = step.Truncated;
            if (step.Terminated || step.Truncated)
            {
                observation.CopyTo(_finalObservations.AsSpan(i * ObservationSize, ObservationSize));
                BeginEpisode(i);
            }
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
