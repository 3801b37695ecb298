using System.Collections.Immutable;
using System.Globalization;

namespace Tuner.Environment.Pipelines;

/// <summary>
/// Reads a trace of bandwidths: one column of Mbit/s, a line a second, with a header or none; or the six columns of the 4G reports that
/// Sponge's experiments play (epoch_ms, ms_since_start, latitude, longitude, bytes, interval_ms), where bandwidth is bytes / interval.
/// Columns are parted by commas, tabs or spaces.
/// </summary>
public static class BandwidthFile
{
    private const int ReportColumns = 6;

    /// <summary>The samples of a file, in its order.</summary>
    /// <exception cref="FormatException">A line that is none, or no line at all; says which and what was expected.</exception>
    public static ImmutableArray<BandwidthSample> Read(string path)
    {
        using StreamReader reader = new(path);
        return Read(path, reader);
    }

    /// <summary>The same for a text; <paramref name="name"/> is for messages.</summary>
    /// <exception cref="FormatException">A line that is none, or no line at all; says which and what was expected.</exception>
    public static ImmutableArray<BandwidthSample> Read(string name, TextReader reader)
    {
        ImmutableArray<BandwidthSample>.Builder samples = ImmutableArray.CreateBuilder<BandwidthSample>();
        int number = 0;
        string? head = null;
        while (reader.ReadLine() is { } line)
        {
            number++;
            string[] fields = line.Split([',', '\t', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (fields.Length > 0 && head is null && samples.Count == 0 && char.IsLetter(fields[0][0]))
            {
                head = line;
            }
            else if (fields.Length > 0)
            {
                samples.Add(Sample(fields) ?? throw new FormatException(
                    $"{name}:{number}: expected Mbit/s above 0, or {ReportColumns} columns with bytes and interval_ms above 0, got '{line}'"));
            }
        }

        return samples.Count > 0 ? samples.ToImmutable() : throw new FormatException(head is null
            ? $"{name}: the file is empty, bandwidths were expected"
            : $"{name}: bandwidths were expected, got nothing but the line '{head}', which is taken for a header");
    }

    private static BandwidthSample? Sample(string[] fields) => fields.Length switch
    {
        1 when Positive(fields[0]) is double mbps => new BandwidthSample(1.0, mbps),
        ReportColumns when Positive(fields[4]) is double bytes && Positive(fields[5]) is double ms =>
            new BandwidthSample(ms / 1000.0, 8.0 * bytes / ms / 1000.0),
        _ => null,
    };

    private static double? Positive(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0.0 && double.IsFinite(value)
            ? value
            : null;
}
