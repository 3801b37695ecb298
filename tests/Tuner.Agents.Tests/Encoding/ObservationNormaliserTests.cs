using Tuner.Agents.Encoding;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Tests.Encoding;

public sealed class ObservationNormaliserTests
{
    [Fact]
    public void Update_InBatches_GivesTheMomentsOfAllRows()
    {
        var random = new RandomStream(1);
        float[] rows = [.. Enumerable.Range(0, 60).Select(i => (float)((10.0 * (i % 2)) + random.NextGaussian()))];
        var normaliser = new ObservationNormaliser(2);

        normaliser.Update(rows.AsSpan(0, 2));
        normaliser.Update(rows.AsSpan(2, 38));
        normaliser.Update(rows.AsSpan(40, 20));

        double[] second = [.. rows.Where((_, i) => i % 2 == 1).Select(x => (double)x)];
        double mean = second.Average();
        Assert.Equal(mean, normaliser.Mean[1], 1e-9);
        Assert.Equal(second.Average(x => (x - mean) * (x - mean)), normaliser.Variance[1], 1e-9);
    }

    [Fact]
    public void Normalise_FarValue_IsClippedToTen()
    {
        float[] normalised = new float[2];

        new ObservationNormaliser([1.0, 0.0], [4.0, 1.0]).Normalise([5f, -1000f], normalised);

        Assert.Equal(2f, normalised[0], 1e-6f);
        Assert.Equal(-10f, normalised[1]);
    }

    [Fact]
    public void Normalise_BeforeTheFirstBatch_OnlyClips()
    {
        float[] normalised = new float[1];

        new ObservationNormaliser(1).Normalise([3f], normalised);

        Assert.Equal(3f, normalised[0]);
    }

    [Fact]
    public void Freeze_ThenUpdateOfTheOriginal_LeavesTheCopy()
    {
        var normaliser = new ObservationNormaliser(1);
        normaliser.Update([1f, 3f]);
        ObservationNormaliser frozen = normaliser.Freeze();

        normaliser.Update([100f]);

        Assert.Equal(2.0, frozen.Mean[0]);
        Assert.Throws<InvalidOperationException>(() => frozen.Update([1f]));
    }
}
