using System.Globalization;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>Times of an import: ticks of 100 ns since 1970, UTC, or since the record's own beginning.</summary>
internal static class ImportTime
{
    public const long TicksPerSecond = TimeSpan.TicksPerSecond;

    /// <summary>More than any record's time, and far from where ticks overflow: the end of the year 9999.</summary>
    private const double MostSeconds = 253_402_300_800.0;

    public static long OfDate(DateTimeOffset time) => time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;

    /// <summary>The ticks of a number of seconds as it is written; false where it is none of a sensible size.</summary>
    public static bool TryOfSeconds(string text, out long ticks)
    {
        bool read = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && Math.Abs(seconds) < MostSeconds;
        ticks = read ? OfSeconds(seconds) : 0;
        return read;
    }

    public static long OfSeconds(double seconds) => (long)Math.Round(seconds * TicksPerSecond);

    /// <summary>Rounded down.</summary>
    public static long SecondOf(long ticks) => Math.DivRem(ticks, TicksPerSecond) is var (quotient, rest) && rest < 0 ? quotient - 1 : quotient;

    public static string Text(long ticks, bool calendar) => calendar
        ? DateTimeOffset.UnixEpoch.AddTicks(ticks).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"second {SecondOf(ticks)} of the record");
}
