using Tuner.Environment.Randomness;

namespace Tuner.Environment.Workloads.Generation;

/// <summary>
/// A day after days 1 to 14 of the Twitter trace: the base follows the hour, and bursts keep to the clock: nearly all begin some two
/// minutes after a half hour and last; about one in nine begins some five minutes after one and is over in two.
/// </summary>
internal sealed class DiurnalCurve : IRateCurve
{
    private const int DaySeconds = 86_400;
    private const int SlotSeconds = 1_800;
    private const int SlotsPerDay = DaySeconds / SlotSeconds;
    private const double ShortBurstShare = 0.11;

    /// <summary>Median of the seconds of each hour (UTC), which bursts hardly move.</summary>
    private static readonly double[] BaseRps =
        [45, 47, 50, 54, 60, 66, 73, 76, 77, 73, 61, 56, 50, 50, 47, 46, 44, 46, 47, 51, 52, 52, 48, 46];

    /// <summary>On how many of the 14 days a burst began in each half hour.</summary>
    private static readonly int[] BurstDays =
    [
        2, 1, 1, 10, 2, 1, 0, 7, 6, 2, 1, 2, 4, 4, 2, 14, 2, 4, 5, 8, 7, 2, 3, 12,
        2, 2, 5, 8, 0, 1, 5, 9, 0, 1, 6, 6, 1, 1, 1, 11, 2, 0, 0, 11, 2, 1, 0, 0,
    ];

    public int CycleSeconds => DaySeconds;

    public double[] Rates(SeedSequence seeds, int firstSecond, int seconds)
    {
        var rates = new double[seconds];
        for (int i = 0; i < seconds; i++)
        {
            rates[i] = Base(firstSecond + i);
        }

        // A burst that began in the slots before may still be on.
        int firstSlot = Math.Max(0, (firstSecond / SlotSeconds) - 2), lastSlot = (firstSecond + seconds) / SlotSeconds;
        var extra = new double[seconds];
        for (int slot = firstSlot; slot <= lastSlot; slot++)
        {
            if (Draw(seeds.Stream("slot", slot), slot) is { } burst)
            {
                int from = Math.Max(0, (int)burst.Onset - firstSecond), to = Math.Min(seconds, (int)burst.End + 1 - firstSecond);
                for (int i = from; i < to; i++)
                {
                    extra[i] = Math.Max(extra[i], burst.Rate(firstSecond + i));
                }
            }
        }

        for (int i = 0; i < seconds; i++)
        {
            rates[i] += extra[i];
        }

        return rates;
    }

    /// <summary>Linear between the middles of the hours, round the clock.</summary>
    private static double Base(int second)
    {
        double hour = ((((double)second / 3_600.0) - 0.5 + 24.0) % 24.0 + 24.0) % 24.0;
        int before = (int)hour;
        return BaseRps[before] + ((hour - before) * (BaseRps[(before + 1) % 24] - BaseRps[before]));
    }

    private static Burst? Draw(RandomStream random, int slot)
    {
        if (random.NextDouble() >= BurstDays[slot % SlotsPerDay] / 14.0)
        {
            return null;
        }

        bool isShort = random.NextDouble() < ShortBurstShare;
        double start = (double)slot * SlotSeconds;
        double height = new UniformRange(130.0, 200.0).Draw(random);
        return isShort
            ? new Burst(start + new UniformRange(290.0, 325.0).Draw(random), 25.0, new UniformRange(40.0, 90.0).Draw(random), 60.0, height, random)
            : new Burst(
                start + new UniformRange(95.0, 135.0).Draw(random),
                new UniformRange(20.0, 38.0).Draw(random),
                255.0 * Math.Exp(0.4 * random.NextGaussian()),
                new UniformRange(165.0, 475.0).Draw(random),
                height,
                random);
    }
}
