using Tuner.Experiments.Figures;

namespace Tuner.Experiments.Tests.Figures;

public sealed class PolicyLooksTests
{
    [Fact]
    public void Look_KnownName_IsTheSameInEveryFigure() =>
        Assert.Same(new PolicyLooks(["solver", "other", "ppo"])["solver"], new PolicyLooks(["solver"])["solver"]);

    [Fact]
    public void Look_TwoPolicies_DifferInColourAndInDashOrMarker()
    {
        PolicyLooks looks = new(["ppo", "solver", "ipa", "fa2-low", "fa2-high", "rim", "fixed", "a", "b", "c", "d", "e", "f"]);
        PolicyLook[] all = [.. looks.Order.Select(p => looks[p])];

        Assert.Equal(all.Length, all.Select(l => l.Color).Distinct().Count());
        Assert.Equal(all.Length, all.Select(l => (string.Join(' ', l.DashPoints), l.Marker)).Distinct().Count());
    }

    [Fact]
    public void Order_AnyOrderOfNames_IsStable()
    {
        string[] names = ["zeta", "bound", "solver", "alpha", "ppo", "solver"];

        Assert.Equal(["ppo", "solver", "alpha", "zeta", "bound"], new PolicyLooks(names).Order);
        Assert.Equal(new PolicyLooks(names).Order, new PolicyLooks(names.Reverse()).Order);
    }
}
