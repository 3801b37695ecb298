using Tuner.Experiments.Figures;

namespace Tuner.Experiments.Tests.Figures;

public sealed class FontFinderTests
{
    [Fact]
    public void Find_NoneInstalled_SaysSoInOneLine()
    {
        string message = Assert.Throws<InvalidOperationException>(() => FontFinder.Find(["No Such Font", "Nor This One"])).Message;

        Assert.Contains("No Such Font, Nor This One", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Find_FirstMissing_TakesTheNext() => Assert.Equal(FontFinder.Find(), FontFinder.Find(["No Such Font", FontFinder.Find()]));
}
