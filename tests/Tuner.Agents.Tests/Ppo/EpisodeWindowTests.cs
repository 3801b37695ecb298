using Tuner.Agents.Ppo;

namespace Tuner.Agents.Tests.Ppo;

public sealed class EpisodeWindowTests
{
    [Fact]
    public void Means_TwoEpisodes_AreOverEpisodesNotSteps()
    {
        var window = new EpisodeWindow(2);
        Assert.True(double.IsNaN(window.MeanReturn));

        window.Add([1f, 4f], [false, true]);
        window.Add([3f, 9f], [true, false]);

        Assert.Equal(4.0, window.MeanReturn);
        Assert.Equal(3.0, window.MeanScore);
    }
}
