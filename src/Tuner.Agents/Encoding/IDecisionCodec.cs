using Tuner.Environment.Tuning;

namespace Tuner.Agents.Encoding;

/// <summary>
/// Between the domain and the network: observations become floats and a mask, choices of heads become a decision. One codec
/// serves one environment, since decoding refers to the observation encoded last.
/// </summary>
public interface IDecisionCodec
{
    /// <summary>Floats of an encoded observation.</summary>
    int ObservationSize { get; }

    /// <summary>Choices of every head.</summary>
    IReadOnlyList<int> HeadSizes { get; }

    /// <summary>Logits an untrained policy starts from, by choice: what it prefers before it has learnt anything.</summary>
    IReadOnlyList<float> InitialLogits { get; }

    /// <summary>
    /// What there is to say of the last decision: with a proposer, the load it planned for and whether it found a feasible plan.
    /// </summary>
    DecisionNote Note { get; }

    /// <summary>Begins a run.</summary>
    void Reset(PolicyContext context);

    /// <summary>Writes features of shape [ObservationSize] and a mask of shape [sum of HeadSizes].</summary>
    void Encode(Observation observation, Span<float> features, Span<bool> mask);

    /// <summary>The decision that a choice per head stands for; legal wherever every choice is allowed by the mask.</summary>
    Decision Decode(ReadOnlySpan<int> action);
}
