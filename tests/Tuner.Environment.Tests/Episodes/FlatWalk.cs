using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Episodes;

/// <summary>
/// A random walk over flat buffers: two heads, masks drawn anew each step, episodes of random length that end either way. It may be told
/// to fail at a step of every episode.
/// </summary>
internal sealed class FlatWalk(int failsAtStep = -1, int observationSize = 3, bool hasBaseline = false) : IFlatEnvironment
{
    private readonly float[] _place = new float[observationSize];
    private RandomStream _random = new(0);
    private int _step;

    public int ObservationSize => observationSize;

    public IReadOnlyList<int> HeadSizes { get; } = [3, 2];

    public bool HasRewardBaseline => hasBaseline;

    public void Reset(ulong seed, Span<float> observation, Span<bool> mask)
    {
        _random = new RandomStream(seed);
        _step = 0;
        Array.Clear(_place);
        Show(observation, mask);
    }

    public FlatStep Step(ReadOnlySpan<int> action, Span<float> observation, Span<bool> mask)
    {
        if (++_step == failsAtStep)
        {
            throw new NotSupportedException($"step {_step}");
        }

        for (int i = 0; i < _place.Length; i++)
        {
            _place[i] += (float)_random.NextGaussian() + action[0] - action[1];
        }

        Show(observation, mask);
        return new FlatStep(_place[0], _random.NextInt(20) == 0, _random.NextInt(30) == 0, hasBaseline ? _step : 0f);
    }

    private void Show(Span<float> observation, Span<bool> mask)
    {
        _place.CopyTo(observation);
        mask.Fill(true);
        mask[_random.NextInt(3)] = false;
    }
}
