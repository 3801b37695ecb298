using Tuner.Environment.Statistics;

namespace Tuner.Experiments.Analysis;

/// <summary>How a policy stands to a reference that knows more than any policy can, by seeds that both have.</summary>
/// <param name="Name">As in the columns of summary.csv.</param>
/// <param name="Reference">The reference: a policy of the run by its name, or the model's bound.</param>
/// <param name="IsGapClosed">
/// (policy - opponent) / (reference - opponent), means over the seeds; otherwise the regret, reference - policy.
/// </param>
public sealed record ReferenceComparison(string Name, string Reference, bool IsGapClosed)
{
    /// <summary>The name of the bound, which no policy of a run has.</summary>
    public const string Bound = "bound";

    /// <summary>The name of the policy that knows the rates.</summary>
    public const string RateOracle = "rate-oracle";

    /// <summary>The name of the policy that knows the arrivals.</summary>
    public const string Clairvoyant = "clairvoyant";

    /// <summary>All, in the order of the columns.</summary>
    public static IReadOnlyList<ReferenceComparison> All { get; } =
    [
        new("regret_bound", Bound, false),
        new("regret_rate_oracle", RateOracle, false),
        new("regret_clairvoyant", Clairvoyant, false),
        new("gap_closed_rate_oracle", RateOracle, true),
        new("gap_closed_clairvoyant", Clairvoyant, true),
    ];

    /// <summary>
    /// The comparison of a policy's scores by seed; NaN for the reference itself, and where one of them has no seed in common. A gap that is not above 0
    /// cannot be closed, and the opponent closes none of its own: NaN too.
    /// </summary>
    public MeanInterval Of(
        string policy,
        IReadOnlyDictionary<ulong, double> scores,
        string opponent,
        IReadOnlyDictionary<ulong, double> opponentScores,
        IReadOnlyDictionary<ulong, double> referenceScores)
    {
        if (policy == Reference || (IsGapClosed && policy == opponent))
        {
            return MeanInterval.Of([]);
        }

        ulong[] seeds = [.. scores.Keys.Where(referenceScores.ContainsKey).Order()];
        return IsGapClosed
            ? RatioOfMeans.Of([
                .. seeds.Where(opponentScores.ContainsKey).Select(s => (scores[s] - opponentScores[s], referenceScores[s] - opponentScores[s])),
            ])
            : MeanInterval.Of([.. seeds.Select(s => referenceScores[s] - scores[s])]);
    }
}
