using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Agents.Encoding;

/// <summary>
/// Heads by stage, relative to a proposal: the variant as proposed or one step down or up in accuracy, and replicas as
/// proposed or up to a reach fewer or more. The first choice of every head is the proposal itself, which an untrained agent
/// prefers, so that it starts where the proposer stands. A step aside gets its base allocation and
/// the replicas that the proposal's load needs there, as the proposal's variants before it send it.
/// </summary>
public sealed class ResidualCodec : IDecisionCodec
{
    private const int VariantSteps = 3;
    private const int ProposalFeatures = 4;
    private readonly Pipeline _pipeline;
    private readonly CapacityModel _capacity;
    private readonly ObservationEncoder _encoder;
    private readonly IPolicy _proposer;
    private readonly int[][] _byAccuracy;
    private readonly double[] _visits;
    private readonly int _reach;
    private readonly DecisionCache _decisions = new();
    private readonly StageDecision[] _chosen;
    private PolicyContext? _context;
    private Decision? _proposal;

    /// <summary>A codec around a proposer of its own.</summary>
    /// <param name="pipeline">What is decided about.</param>
    /// <param name="proposer">Makes the proposals; not shared with another codec.</param>
    /// <param name="replicaReach">Replicas fewer or more at most, 1 or more.</param>
    /// <param name="proposalLogit">How much an untrained policy prefers the proposal, in logits.</param>
    public ResidualCodec(Pipeline pipeline, IPolicy proposer, int replicaReach, double proposalLogit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicaReach, 1);
        _pipeline = pipeline;
        _capacity = new CapacityModel(pipeline);
        _encoder = new ObservationEncoder(pipeline);
        _proposer = proposer;
        _reach = replicaReach;
        _chosen = new StageDecision[pipeline.Stages.Length];
        _visits = new double[pipeline.Stages.Length];
        _byAccuracy = [.. pipeline.Stages.Select(
            s => Enumerable.Range(0, s.Variants.Length).OrderBy(v => s.Variants[v].Accuracy).ToArray())];
        HeadSizes = [.. pipeline.Stages.SelectMany(_ => new[] { VariantSteps, 1 + (2 * replicaReach) })];
        InitialLogits = [.. HeadSizes.SelectMany(size => Enumerable.Range(0, size).Select(i => i == 0 ? (float)proposalLogit : 0f))];
        ObservationSize = _encoder.Size + pipeline.Stages.Sum(s => ProposalFeatures + s.Variants.Length);
    }

    /// <inheritdoc/>
    public int ObservationSize { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> HeadSizes { get; }

    /// <inheritdoc/>
    public IReadOnlyList<float> InitialLogits { get; }

    /// <inheritdoc/>
    public DecisionNote Note => _proposer.LastNote;

    /// <inheritdoc/>
    public void Reset(PolicyContext context)
    {
        _context = context;
        _proposal = null;
        _proposer.Reset(context);
    }

    /// <inheritdoc/>
    public void Encode(Observation observation, Span<float> features, Span<bool> mask)
    {
        PolicyContext context = _context ?? throw new InvalidOperationException("Reset the codec before encoding.");
        _proposal = _proposer.Decide(observation);
        _encoder.Encode(observation, context.Objective, features[.._encoder.Size]);
        FeatureWriter writer = new(features[_encoder.Size..]);
        double load = observation.Arrivals.Mean(5);
        _encoder.FillVisits(_proposal, _visits);
        int offset = 0;
        for (int i = 0; i < _pipeline.Stages.Length; i++)
        {
            StageDecision proposed = _proposal.Stages[i], inForce = observation.InForce.Stages[i];
            writer.Add(proposed.Replicas);
            writer.Add(proposed.Replicas - inForce.Replicas);
            writer.Add(_encoder.CapacityRatio(i, proposed, load * _visits[i]));
            writer.Add(proposed.Deployments[0].Variant == inForce.Deployments[0].Variant ? 0.0 : 1.0);
            writer.AddOneHot(proposed.Deployments[0].Variant, _pipeline.Stages[i].Variants.Length);
            int width = VariantSteps + 1 + (2 * _reach);
            Allow(i, proposed, mask.Slice(offset, width));
            offset += width;
        }
    }

    /// <inheritdoc/>
    public Decision Decode(ReadOnlySpan<int> action)
    {
        Decision proposal = _proposal ?? throw new InvalidOperationException("Encode an observation before decoding an action.");
        for (int i = 0; i < _chosen.Length; i++)
        {
            int step = StepOf(action[2 * i]), delta = StepOf(action[(2 * i) + 1]);
            StageDecision proposed = proposal.Stages[i];
            int variant = Aside(i, proposed.Deployments[0].Variant, step);
            _chosen[i] = step == 0 && delta == 0
                ? proposed
                : _decisions.Of(_pipeline, i, variant, AllocationOf(i, variant, proposed), Replicas(i, proposed, step) + delta, proposed.MaxBatch);
        }

        return _decisions.Of(_chosen);
    }

    /// <summary>Choices 0, 1, 2, 3, 4 stand for steps 0, -1, +1, -2, +2.</summary>
    private static int StepOf(int choice) => choice % 2 == 0 ? choice / 2 : -(choice + 1) / 2;

    private void Allow(int stage, StageDecision proposed, Span<bool> mask)
    {
        int most = _pipeline.Stages[stage].MaxReplicas, fewestBase = int.MaxValue, mostBase = 0;
        for (int choice = 0; choice < VariantSteps; choice++)
        {
            int step = StepOf(choice);
            bool exists = Aside(stage, proposed.Deployments[0].Variant, step) >= 0;
            int replicas = exists ? Replicas(stage, proposed, step) : 0;
            mask[choice] = exists && replicas <= most;
            if (mask[choice])
            {
                fewestBase = Math.Min(fewestBase, replicas);
                mostBase = Math.Max(mostBase, replicas);
            }
        }

        // The heads are masked apart, so a change of replicas is allowed only where it is legal with every allowed variant.
        for (int choice = 0; choice < 1 + (2 * _reach); choice++)
        {
            int delta = StepOf(choice);
            mask[VariantSteps + choice] = fewestBase + delta >= 1 && mostBase + delta <= most;
        }
    }

    private Allocation AllocationOf(int stage, int variant, StageDecision proposed) => variant == proposed.Deployments[0].Variant
        ? proposed.Deployments[0].Allocation
        : _pipeline.Stages[stage].Variants[variant].BaseAllocation;

    private int Aside(int stage, int variant, int step)
    {
        int[] order = _byAccuracy[stage];
        int place = Array.IndexOf(order, variant) + step;
        return place >= 0 && place < order.Length ? order[place] : -1;
    }

    private int Replicas(int stage, StageDecision proposed, int step)
    {
        if (step == 0 || double.IsNaN(_proposer.LastNote.PlannedRps))
        {
            return proposed.Replicas;
        }

        int variant = Aside(stage, proposed.Deployments[0].Variant, step);
        double amount = _pipeline.Stages[stage].Variants[variant].BaseAllocation.Amount;
        return CapacityModel.ReplicasFor(
            _proposer.LastNote.PlannedRps * _visits[stage], _capacity.ThroughputRps(stage, variant, amount, proposed.MaxBatch));
    }
}
