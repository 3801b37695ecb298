using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Environments;

/// <summary>
/// A probe that any learner of multi-discrete actions must solve: every head is shown its right choice as a one-hot and the
/// reward is the share of heads that chose it, in [0, 1]. A share of the wrong choices may be masked, drawn anew each step.
/// </summary>
public sealed class MultiDiscreteIdentity : IFlatEnvironment
{
    private readonly int _choices;
    private readonly int _episodeSteps;
    private readonly double _maskedShare;
    private readonly int[] _targets;
    private RandomStream _random = new(0);
    private int _steps;

    /// <param name="heads">Heads of the action.</param>
    /// <param name="choices">Choices of each.</param>
    /// <param name="episodeSteps">Steps until truncation.</param>
    /// <param name="maskedShare">Probability that a wrong choice is masked, in [0, 1].</param>
    public MultiDiscreteIdentity(int heads, int choices, int episodeSteps = 100, double maskedShare = 0.0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(choices);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(episodeSteps);
        _choices = choices;
        _episodeSteps = episodeSteps;
        _maskedShare = maskedShare;
        _targets = new int[heads];
        HeadSizes = [.. Enumerable.Repeat(choices, heads)];
    }

    public int ObservationSize => _targets.Length * _choices;

    public IReadOnlyList<int> HeadSizes { get; }

    public void Reset(ulong seed, Span<float> observation, Span<bool> mask)
    {
        _random = new RandomStream(seed);
        _steps = 0;
        Draw(observation, mask);
    }

    public FlatStep Step(ReadOnlySpan<int> action, Span<float> observation, Span<bool> mask)
    {
        int matched = 0;
        for (int head = 0; head < _targets.Length; head++)
        {
            matched += action[head] == _targets[head] ? 1 : 0;
        }

        Draw(observation, mask);
        return new FlatStep((float)matched / _targets.Length, false, ++_steps >= _episodeSteps);
    }

    private void Draw(Span<float> observation, Span<bool> mask)
    {
        observation.Clear();
        for (int head = 0; head < _targets.Length; head++)
        {
            _targets[head] = _random.NextInt(_choices);
            for (int choice = 0; choice < _choices; choice++)
            {
                mask[(head * _choices) + choice] = choice == _targets[head] || _random.NextDouble() >= _maskedShare;
            }

            observation[(head * _choices) + _targets[head]] = 1f;
        }
    }
}
