using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Tests.Recording;

public sealed class CellKeyTests
{
    [Fact]
    public void Of_FoldersOfARelativePath_IsTheSameCell()
    {
        CellKey plain = new("video-gpu", "bursty", "few", 7);
        CellKey swept = plain with { Point = new SweepPoint("shareLimit", "1.5") };

        Assert.Equal("video-gpu/bursty/few/7", plain.RelativePath);
        Assert.Equal("video-gpu+shareLimit=1.5/bursty/few/7", swept.RelativePath);
        Assert.All([plain, swept], cell => Assert.Equal(cell, Of(cell.RelativePath.Split('/'))));
        Assert.NotEqual(plain, swept);
    }

    private static CellKey Of(string[] folders) => CellKey.Of(folders[0], folders[1], folders[2], folders[3]);
}
