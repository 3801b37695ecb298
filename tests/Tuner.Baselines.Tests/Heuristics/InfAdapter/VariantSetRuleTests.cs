using System.Globalization;
using Tuner.Baselines.Heuristics.InfAdapter;
using Tuner.Baselines.Heuristics.ModelSwitching;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Randomness;

namespace Tuner.Baselines.Tests.Heuristics.InfAdapter;

public sealed class VariantSetRuleTests
{
    [Theory]
    [InlineData(10, "152:4(10)", ".7831", ".77212", "152:4(10)", ".77212", "152:4(10)", ".77212")]
    [InlineData(25, "152:9(25)", ".7831", ".75962", "152:9(25)", ".75962", "152:9(25)", ".75962")]
    [InlineData(50, "50:5(38) 101:3(12)", ".7643", ".74337", "50:5(38) 101:3(12)", ".74337", "50:7(50)", ".74300")]
    [InlineData(75, "50:10(75)", ".7613", ".73550", "50:8(63) 101:3(12)", ".73488", "50:10(75)", ".73550")]
    [InlineData(100, "50:13(100)", ".7613", ".72800", "50:11(88) 101:3(12)", ".72688", "50:13(100)", ".72800")]
    [InlineData(150, "50:19(150)", ".7613", ".71300", "50:18(146) 152:2(4)", ".71088", "50:19(150)", ".71300")]
    [InlineData(200, "18:4(71) 50:16(129)", ".7387", ".68788", "18:4(71) 50:16(129)", ".68788", "34:20(200)", ".68234")]
    [InlineData(250, "18:8(150) 34:2(20) 50:10(80)", ".7208", ".67001", "18:8(150) 34:2(20) 50:10(80)", ".67001", "18:14(250)", ".66182")]
    [InlineData(300, "18:13(245) 50:7(55)", ".7093", ".65846", "18:13(245) 50:7(55)", ".65846", "18:16(300)", ".65682")]
    [InlineData(350, "18:17(320) 34:3(30)", ".7006", ".64983", "18:17(320) 34:3(30)", ".64983", "18:19(350)", ".64932")]
    [InlineData(380, "18:20(380)", ".6976", ".64682", "18:20(380)", ".64682", "18:20(380)", ".64682")]
    public void Frontier_ResNets_IsTheAuditedTable(
        double rateRps, string exact, string accuracy, string value, string asCoded, string asCodedValue, string one, string oneValue)
    {
        (string text, CoreBudgetPlan plan) = Best(new VariantSetRule(), ResNetService.Problem(rateRps));
        (string codedText, CoreBudgetPlan coded) = Best(new VariantSetRule(), ResNetService.Problem(rateRps, asCoded: true));
        (string oneText, CoreBudgetPlan single) = Best(new OneVariantRule(), ResNetService.Problem(rateRps));

        Assert.Equal((exact, accuracy, value), (text, Digits(plan.AverageAccuracy, 4), Digits(plan.Value, 5)));
        Assert.Equal((asCoded, asCodedValue), (codedText, Digits(coded.Value, 5)));
        Assert.Equal((one, oneValue), (oneText, Digits(single.Value, 5)));
    }

    [Fact]
    public void Frontier_LoadsOf5To380_DifferAsCodedAsAudited()
    {
        List<(CoreBudgetPlan Exact, CoreBudgetPlan Coded)> differ = [];
        for (int rate = 5; rate <= 380; rate += 5)
        {
            CoreBudgetPlan exact = Best(new VariantSetRule(), ResNetService.Problem(rate)).Plan;
            CoreBudgetPlan coded = Best(new VariantSetRule(), ResNetService.Problem(rate, asCoded: true)).Plan;
            if (!exact.Choices.SequenceEqual(coded.Choices))
            {
                differ.Add((exact, coded));
            }
        }

        Assert.Equal(27, differ.Count);
        Assert.Equal(0.89, Math.Round(differ.Average(d => d.Coded.Cores - d.Exact.Cores), 2));
        Assert.Equal(0.0196, Math.Round(differ.Max(d => d.Exact.Value - d.Coded.Value), 4));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Frontier_ResNets_EqualsEnumeration(bool asCoded)
    {
        foreach (double rate in (double[])[5, 37.5, 75, 131, 205, 262.25, 333, 386])
        {
            CoreBudgetProblem problem = ResNetService.Problem(rate, asCoded);

            (CoreBudgetPlan? best, int looked) = CoreBudgetEnumeration.Best(problem);

            Assert.Equal(20_529, looked);
            Assert.Equal(best!.Value, Best(new VariantSetRule(), problem).Plan.Value);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Frontier_RandomProblems_EqualsEnumeration(bool asCoded)
    {
        RandomStream random = new SeedSequence(1).Stream("core-budgets");
        int feasible = 0;
        for (int i = 0; i < 200; i++)
        {
            CoreBudgetProblem problem = Random(random, asCoded);

            CoreBudgetPlan? expected = CoreBudgetEnumeration.Best(problem).Best;
            CoreBudgetPlan? actual = CoreBudgets.Split([new VariantSetRule().Frontier(problem)], problem.BudgetCores)?[0];

            Assert.Equal(expected?.Value, actual?.Value);
            feasible += actual is null ? 0 : 1;
        }

        Assert.InRange(feasible, 60, 195);
    }

    [Fact]
    public void Widest_EveryNumberOfCores_IsTheLargestCapacityOfAll()
    {
        CoreBudgetProblem problem = ResNetService.Problem(1000);

        CoreBudgetPlan?[] widest = new VariantSetRule().Widest(problem);

        Assert.Null(widest[0]);
        Assert.Null(widest[1]);
        Assert.Equal((386L, "18:20(386)"), (widest[20]!.CapacityRps, ResNetService.Text(problem, widest[20]!)));
    }

    [Fact]
    public void Frontier_LoadBeyondAll_IsEmpty() => Assert.All(new VariantSetRule().Frontier(ResNetService.Problem(1e6)), Assert.Null);

    private static (string Text, CoreBudgetPlan Plan) Best(ICoreBudgetRule rule, CoreBudgetProblem problem)
    {
        CoreBudgetPlan plan = CoreBudgets.Split([rule.Frontier(problem)], problem.BudgetCores)![0];
        return (ResNetService.Text(problem, plan), plan);
    }

    // Weights of 0, equal accuracies, sizes in force and limits on replicas are all common.
    private static CoreBudgetProblem Random(RandomStream random, bool asCoded)
    {
        int budget = 3 + random.NextInt(10);
        bool isByReplica = random.NextInt(2) == 0;
        return new CoreBudgetProblem(
            [
                .. Enumerable.Range(0, 1 + random.NextInt(4)).Select(_ =>
                {
                    int slope = 1 + random.NextInt(8), first = 1 + random.NextInt(3);
                    return new CoreVariant(
                        0.5 + (0.05 * random.NextInt(8)),
                        random.NextInt(3),
                        random.NextInt(budget),
                        [.. Enumerable.Range(1, budget / first).Select(k => new CoreChoice(k * first, (k * first * slope) - random.NextInt(2), isByReplica ? k : 1))]);
                }),
            ],
            1 + (random.NextDouble() * budget * 4),
            budget,
            costWeight: 0.1 * random.NextInt(3),
            loadingWeight: 0.1 * random.NextInt(3))
        {
            AsCoded = asCoded,
            MaxReplicas = 1 + random.NextInt(8),
        };
    }

    private static string Digits(double value, int decimals) =>
        value.ToString($"F{decimals}", CultureInfo.InvariantCulture).TrimStart('0');
}
