using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Encoding;

/// <summary>Heads by stage: variant, replicas (1 to the most), batch size; the whole decision is chosen anew each time. Variants have their
/// base allocation: a pipeline that offers others has decisions that no action stands for.</summary>
public sealed class AbsoluteCodec : IDecisionCodec
{
    private readonly Pipeline _pipeline;
    private readonly ObservationEncoder _encoder;
    private readonly DecisionCache _decisions = new();
    private readonly StageDecision[] _chosen;
    private PolicyContext? _context;

    /// <summary>A codec for a pipeline's whole decision space.</summary>
    public AbsoluteCodec(Pipeline pipeline)
    {
        _pipeline = pipeline;
        _encoder = new ObservationEncoder(pipeline);
        HeadSizes = [.. pipeline.Stages.SelectMany(s => new[] { s.Variants.Length, s.MaxReplicas, s.BatchSizes.Length })];
        _chosen = new StageDecision[pipeline.Stages.Length];
        InitialLogits = new float[HeadSizes.Sum()];
    }

    /// <inheritdoc/>
    public int ObservationSize => _encoder.Size;

    /// <inheritdoc/>
    public IReadOnlyList<int> HeadSizes { get; }

    /// <inheritdoc/>
    public IReadOnlyList<float> InitialLogits { get; }

    /// <inheritdoc/>
    public DecisionNote Note => DecisionNote.None;

    /// <inheritdoc/>
    public void Reset(PolicyContext context) => _context = context;

    /// <inheritdoc/>
    public void Encode(Observation observation, Span<float> features, Span<bool> mask)
    {
        PolicyContext context = _context ?? throw new InvalidOperationException("Reset the codec before encoding.");
        _encoder.Encode(observation, context.Objective, features);
        mask.Fill(true);
    }

    /// <inheritdoc/>
    public Decision Decode(ReadOnlySpan<int> action)
    {
        for (int i = 0; i < _chosen.Length; i++)
        {
            ReadOnlySpan<int> heads = action.Slice(3 * i, 3);
            _chosen[i] = _decisions.Of(_pipeline, i, heads[0], heads[1] + 1, _pipeline.Stages[i].BatchSizes[heads[2]]);
        }

        return _decisions.Of(_chosen);
    }
}
