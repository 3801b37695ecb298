using Tuner.Agents.Encoding;
using Tuner.Agents.Networks;
using Tuner.Environment.Randomness;

namespace Tuner.Agents;

/// <summary>
/// What a training leaves behind: an actor and a critic compiled for SIMD, the frozen normaliser of their observations, and the heads of
/// the action. Immutable, allocates nothing when it acts, and needs no libtorch; threads may share it.
/// </summary>
public sealed class TrainedAgent
{
    private readonly CompiledMlp _actor;
    private readonly CompiledMlp _critic;
    private readonly ActionHeads _heads;

    /// <param name="actor">Observation to logits of all heads.</param>
    /// <param name="critic">Observation to one value.</param>
    /// <param name="headSizes">Choices of every head.</param>
    /// <param name="normaliser">Frozen; none where the networks take raw observations.</param>
    public TrainedAgent(MlpParameters actor, MlpParameters critic, IReadOnlyList<int> headSizes, ObservationNormaliser? normaliser)
    {
        _heads = new ActionHeads(headSizes);
        if (actor.Sizes[^1] != _heads.LogitCount || critic.Sizes[^1] != 1 || critic.Sizes[0] != actor.Sizes[0]
            || (normaliser is not null && (!normaliser.Frozen || normaliser.Mean.Length != actor.Sizes[0])))
        {
            throw new ArgumentException(
                $"An actor of widths {string.Join('-', actor.Sizes)}, a critic of {string.Join('-', critic.Sizes)}, {_heads.LogitCount} logits "
                + "and the normaliser do not fit together.");
        }

        Actor = actor;
        Critic = critic;
        HeadSizes = [.. headSizes];
        Normaliser = normaliser;
        _actor = new CompiledMlp(actor);
        _critic = new CompiledMlp(critic);
    }

    public MlpParameters Actor { get; }

    public MlpParameters Critic { get; }

    /// <summary>Choices of every head, in order.</summary>
    public IReadOnlyList<int> HeadSizes { get; }

    public ObservationNormaliser? Normaliser { get; }

    /// <summary>Floats in one observation.</summary>
    public int ObservationSize => _actor.InputSize;

    /// <summary>The likeliest allowed choice of every head.</summary>
    /// <param name="observation">Shape [<see cref="ObservationSize"/>], raw.</param>
    /// <param name="mask">Shape [sum of <see cref="HeadSizes"/>], true where allowed.</param>
    /// <param name="action">Shape [heads].</param>
    public void Act(ReadOnlySpan<float> observation, ReadOnlySpan<bool> mask, Span<int> action)
    {
        Span<float> logits = stackalloc float[_heads.LogitCount];
        Forward(_actor, observation, logits);
        _heads.ArgMax(logits, mask, action);
    }

    /// <summary>Choices drawn from the policy; one number of the stream per head.</summary>
    public void Act(ReadOnlySpan<float> observation, ReadOnlySpan<bool> mask, RandomStream random, Span<int> action)
    {
        Span<float> logits = stackalloc float[_heads.LogitCount];
        Forward(_actor, observation, logits);
        _heads.Sample(logits, mask, random, action);
    }

    /// <summary>The critic's value of a raw observation, in units of the (scaled) return of the training.</summary>
    public float Value(ReadOnlySpan<float> observation)
    {
        Span<float> value = stackalloc float[1];
        Forward(_critic, observation, value);
        return value[0];
    }

    private void Forward(CompiledMlp network, ReadOnlySpan<float> observation, Span<float> output)
    {
        if (Normaliser is null)
        {
            network.Forward(observation, output);
            return;
        }

        Span<float> normalised = stackalloc float[observation.Length];
        Normaliser.Normalise(observation, normalised);
        network.Forward(normalised, output);
    }
}
