using Tuner.Environment.Configuration;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Tests.Configuration;

public sealed class PointDiagnosticsTests
{
    private static readonly Diagnostic Everywhere = new("a.yaml", 3, 1, "wrong"), Sometimes = new("a.yaml", 2, 1, "too small");

    [Fact]
    public void ThrowIfAny_WrongAtAllOrAtSomePoints_IsSaidOnceWithThePointsOfThoseAtSome()
    {
        PointDiagnostics wrong = new();
        wrong.Add(new SweepPoint("x", "1"), [Everywhere, Sometimes]);
        wrong.Add(new SweepPoint("x", "2"), [Everywhere]);
        wrong.Add(new SweepPoint("x", "3"), [Sometimes, Everywhere]);

        ConfigurationException refusal = Assert.Throws<ConfigurationException>(wrong.ThrowIfAny);

        Assert.Equal(["at x=1, 3: too small", "wrong"], refusal.Diagnostics.Select(d => d.Message));
    }

    [Fact]
    public void ThrowIfAny_OnePointOfTwo_NamesIt()
    {
        PointDiagnostics wrong = new();
        wrong.Add(new SweepPoint("x", "1"), []);
        wrong.Add(new SweepPoint("x", "2"), [Everywhere]);

        Assert.Equal("at x=2: wrong", Assert.Single(Assert.Throws<ConfigurationException>(wrong.ThrowIfAny).Diagnostics).Message);
    }

    [Fact]
    public void ThrowIfAny_NothingSwept_IsSaidAsItIs()
    {
        PointDiagnostics wrong = new(), sound = new();
        wrong.Add(null, [Everywhere]);
        sound.Add(null, []);

        Assert.Equal([Everywhere], Assert.Throws<ConfigurationException>(wrong.ThrowIfAny).Diagnostics);
        sound.ThrowIfAny();
    }
}
