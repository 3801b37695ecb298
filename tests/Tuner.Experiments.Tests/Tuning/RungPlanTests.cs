using Tuner.Experiments.Configuration;
using Tuner.Experiments.Tuning;

namespace Tuner.Experiments.Tests.Tuning;

/// <summary>By hand: floor(n / eta^k) trials at floor(R / eta^(s-k)) stretches, the finalists at the top.</summary>
public sealed class RungPlanTests
{
    [Theory]
    [InlineData(60, 27, 3, 3, "60x3 20x9 6x27")] // 60 / 27 = 2 would be fewer than three finalists
    [InlineData(81, 27, 3, 3, "81x1 27x3 9x9 3x27")]
    [InlineData(81, 9, 3, 3, "81x1 27x3 9x9")] // a rung below would have no stretch
    [InlineData(9, 4, 2, 2, "9x1 4x2 2x4")]
    [InlineData(9, 9, 3, 3, "9x3 3x9")]
    [InlineData(8, 9, 3, 3, "8x9")] // 8 / 3 = 2 finalists only
    [InlineData(8, 9, 3, 1, "8x3 2x9")]
    [InlineData(20, 10, 3, 1, "20x1 6x3 2x10")]
    [InlineData(2, 2, 100, 1, "2x2")]
    [InlineData(100_000, 100_000, 2, 100_000, "100000x100000")]
    public void Halving_Numbers_GiveTheRungs(int trials, int stretches, int eta, int finalists, string rungs) => Assert.Equal(
        rungs, string.Join(' ', RungPlan.Halving(trials, stretches, eta, finalists).Select(r => $"{r.Trials}x{r.Stretches}")));

    [Fact]
    public void Of_Random_IsOneRungOfAllStretches() => Assert.Equal(
        [new Rung(40, 12)], RungPlan.Of(new TuneOptions { Method = SearchMethod.Random, Stretches = 12, Trials = 60 }, trials: 40));
}
