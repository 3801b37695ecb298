using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tuner.Agents.Encoding;

namespace Tuner.Agents.Ppo;

/// <summary>A PPO agent in an experiment: what its actions mean, and how it is trained.</summary>
public sealed record PpoAgentOptions
{
    [Description("What actions mean: residual (a step aside from the proposer's decision) or absolute (the whole decision anew).")]
    public ActionKind Action { get; init; } = ActionKind.Residual;

    [Description("Name of the policy of the experiment whose decision residual actions start from.")]
    public string Proposer { get; init; } = "solver";

    [Description("Replicas that a residual action may add or take, by stage.")]
    [Range(1, 16)]
    public int ReplicaReach { get; init; } = 2;

    [Description("How much an untrained agent prefers the proposal, in logits.")]
    [Range(0.0, 20.0)]
    public double ProposalLogit { get; init; } = 2.0;

    [Description("Whether the proposer plays every training episode beside the agent, and the agent learns from what it gains on it.")]
    public bool ReferenceBaseline { get; init; } = true;

    [Description("Environments that are stepped together in training.")]
    [Range(1, 4096)]
    public int Environments { get; init; } = 16;

    [Description("Validation episodes on which the best of the agents that a training passes through is chosen.")]
    [Range(1, 1000)]
    public int ValidationEpisodes { get; init; } = 8;

    [Description("The algorithm's own options.")]
    public PpoOptions Training { get; init; } = new();
}
