using System.Collections.Immutable;
using Tuner.Environment.Pipelines;

namespace Tuner.Baselines.Heuristics.Infaas;

/// <summary>
/// INFaaS' model autoscaler over one stage. Near capacity: (a) more replicas of the same variant, or (b) another variant, where (a)
/// costs more than <see cref="InfaasOptions.SwitchFactor"/> times as much or is not allowed (InfaasScaler of the published src/worker/autoscaler.cc,
/// strategies 0 and 1). Below, for a while: one replica less, or a cheaper variant (the same, checkFastest).
/// </summary>
public sealed class InfaasScaler
{
    private readonly InfaasOptions _options;
    private readonly ImmutableArray<InfaasVariant> _eligible;
    private readonly int _mostReplicas;
    private InfaasChoice _choice;
    private double? _lowSinceSeconds;

    /// <summary>A stage with the ways that are eligible, one or more.</summary>
    public InfaasScaler(InfaasOptions options, ImmutableArray<InfaasVariant> eligible, int mostReplicas)
    {
        ArgumentOutOfRangeException.ThrowIfZero(eligible.Length, nameof(eligible));
        (_options, _eligible, _mostReplicas) = (options, eligible, mostReplicas);
    }

    /// <summary>The cheapest for a load: selection of a variant at a model's first query.</summary>
    public InfaasChoice Start(double loadRps)
    {
        _lowSinceSeconds = null;
        return _choice = Cheapest(loadRps, except: -1) ?? Most();
    }

    /// <summary>What serves from now on.</summary>
    /// <param name="nowSeconds">Of the decision.</param>
    /// <param name="intervalSeconds">What the load was measured over.</param>
    /// <param name="loadRps">Items/s that came.</param>
    public InfaasChoice Next(double nowSeconds, double intervalSeconds, double loadRps)
    {
        InfaasVariant running = _eligible[_choice.Index];
        if (running.ReplicasFor(loadRps, _options.HeadRoom) > _choice.Replicas)
        {
            _lowSinceSeconds = null;
            return _choice = Up(loadRps);
        }

        InfaasChoice less = Down(loadRps);
        if (less == _choice with { Feasible = true })
        {
            _lowSinceSeconds = null;
            return _choice = less;
        }

        _lowSinceSeconds ??= nowSeconds - intervalSeconds;
        double wait = running.Allocation.Kind == ResourceKind.Cores ? _options.ScaleDownSecondsOnCores : _options.ScaleDownSecondsOnGpu;
        if (nowSeconds - _lowSinceSeconds < wait)
        {
            return _choice = _choice with { Feasible = true };
        }

        _lowSinceSeconds = null;
        return _choice = less;
    }

    private InfaasChoice Up(double loadRps)
    {
        InfaasVariant running = _eligible[_choice.Index];
        int replicas = running.ReplicasFor(loadRps, _options.HeadRoom);
        bool isAllowed = replicas <= _mostReplicas;
        InfaasChoice? other = Cheapest(loadRps, except: _choice.Index);
        if (other is { } change && (!isAllowed || replicas * running.Cost > _options.SwitchFactor * Cost(change)))
        {
            return change;
        }

        return isAllowed ? new InfaasChoice(_choice.Index, replicas) : Most();
    }

    private InfaasChoice Down(double loadRps)
    {
        InfaasVariant running = _eligible[_choice.Index];
        int enough = running.ReplicasFor(loadRps, _options.HeadRoom);
        if (Cheapest(loadRps, except: _choice.Index) is { } other && Cost(other) < enough * running.Cost)
        {
            return other;
        }

        return new InfaasChoice(_choice.Index, enough < _choice.Replicas ? _choice.Replicas - 1 : _choice.Replicas);
    }

    private double Cost(InfaasChoice choice) => choice.Replicas * _eligible[choice.Index].Cost;

    // Of equals the more accurate, then the first.
    private InfaasChoice? Cheapest(double loadRps, int except)
    {
        InfaasChoice? best = null;
        for (int i = 0; i < _eligible.Length; i++)
        {
            InfaasChoice choice = new(i, _eligible[i].ReplicasFor(loadRps, _options.HeadRoom));
            if (i != except && choice.Replicas <= _mostReplicas && (best is not { } other || IsBetter(choice, other)))
            {
                best = choice;
            }
        }

        return best;
    }

    private bool IsBetter(InfaasChoice choice, InfaasChoice other) => Cost(choice) is var cost && cost < Cost(other)
        || (cost == Cost(other) && _eligible[choice.Index].Accuracy > _eligible[other.Index].Accuracy);

    // Nothing serves the load: all replicas of what serves the most of it.
    private InfaasChoice Most()
    {
        int best = 0;
        for (int i = 1; i < _eligible.Length; i++)
        {
            best = _eligible[i].ThroughputRps > _eligible[best].ThroughputRps ? i : best;
        }

        return new InfaasChoice(best, _mostReplicas, Feasible: false);
    }
}
