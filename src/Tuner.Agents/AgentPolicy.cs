using Tuner.Agents.Encoding;
using Tuner.Environment.Tuning;

namespace Tuner.Agents;

/// <summary>A trained agent as a policy: the likeliest allowed choice of every head, decoded.</summary>
public sealed class AgentPolicy : IPolicy
{
    private readonly TrainedAgent _agent;
    private readonly IDecisionCodec _codec;
    private readonly float[] _features;
    private readonly bool[] _mask;
    private readonly int[] _action;

    /// <summary>A policy of that name; the codec is its own.</summary>
    public AgentPolicy(string name, TrainedAgent agent, IDecisionCodec codec)
    {
        Name = name;
        _agent = agent;
        _codec = codec;
        _features = new float[codec.ObservationSize];
        _mask = new bool[codec.HeadSizes.Sum()];
        _action = new int[codec.HeadSizes.Count];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DecisionNote LastNote { get; private set; } = DecisionNote.None;

    /// <inheritdoc/>
    public void Reset(PolicyContext context) => _codec.Reset(context);

    /// <inheritdoc/>
    public Decision Decide(Observation observation)
    {
        _codec.Encode(observation, _features, _mask);
        _agent.Act(_features, _mask, _action);
        LastNote = _codec.Note;
        return _codec.Decode(_action);
    }
}
