using System.Globalization;

namespace Tuner.Environment.Tests.Support;

public sealed class RealTracesTests
{
    [Fact]
    public void PathOrSkip_SteadyHigh_IsThePublishedWindow()
    {
        int[] values =
        [
            .. File.ReadAllText(RealTraces.PathOrSkip("twitter-2021-08/steady-high.txt"))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(value => int.Parse(value, CultureInfo.InvariantCulture)),
        ];

        // Two of these make the window of 34,606 requests at an eighth of the load.
        Assert.Equal(600, values.Length);
        Assert.Equal(34_606, 2 * values.Sum(value => value / 8));
    }
}
