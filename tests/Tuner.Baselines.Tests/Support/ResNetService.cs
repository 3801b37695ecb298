using System.Collections.Immutable;
using Tuner.Baselines.Heuristics.InfAdapter;

namespace Tuner.Baselines.Tests.Support;

/// <summary>
/// InfAdapter's service: five ResNets and the requests/s that each was profiled to serve with P99 within .75 s, on 1, 2, 4, 8 and 16 cores
/// (capacity_result_Feb_21.csv of its repository), accuracies and readiness times of its configuration.
/// </summary>
internal static class ResNetService
{
    public const int Budget = 20;

    private static readonly double[] ProfileCores = [1, 2, 4, 8, 16];

    private static readonly (double Accuracy, double LoadSeconds, double[] Rps)[] Profiles =
    [
        (0.69758, 6.44, [19, 43, 90, 190, 385]),
        (0.73314, 6.79, [12, 25, 54, 94, 210]),
        (0.7613, 6.82, [8, 17, 36, 78, 162]),
        (0.77374, 7.77, [5, 10, 22, 39, 82]),
        (0.78312, 8.52, [1, 5, 15, 27, 59]),
    ];

    public static ImmutableArray<string> Names { get; } = ["18", "34", "50", "101", "152"];

    public static CapacityRegression Regression(int variant) =>
        CapacityRegression.Fit([.. ProfileCores.Zip(Profiles[variant].Rps)]);

    /// <summary>The problem of a load where ResNet152 runs on 20 cores.</summary>
    public static CoreBudgetProblem Problem(double rateRps, bool asCoded = false) => new(
        [
            .. Profiles.Select((p, v) => new CoreVariant(
                p.Accuracy,
                p.LoadSeconds,
                v == 4 ? Budget : 0,
                [.. Enumerable.Range(2, Budget - 1).Select(n => new CoreChoice(n, Regression(v).CapacityRps(n, 0.8)))])),
        ],
        rateRps,
        Budget,
        costWeight: 0.05,
        loadingWeight: 0.001)
    {
        AsCoded = asCoded,
    };

    /// <summary>As in the table: variant:cores(requests/s), the least accurate first.</summary>
    public static string Text(CoreBudgetProblem problem, CoreBudgetPlan plan)
    {
        double rest = problem.RateRps;
        List<string> parts = [];
        foreach (int v in problem.ByAccuracy.Where(v => plan.Choices[v] >= 0))
        {
            CoreChoice choice = problem.Variants[v].Choices[plan.Choices[v]];
            double served = Math.Min(rest, choice.CapacityRps);
            rest -= served;
            parts.Insert(0, FormattableString.Invariant($"{Names[v]}:{choice.Cores}({served})"));
        }

        return string.Join(' ', parts);
    }
}
