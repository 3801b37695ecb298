using Tuner.Environment.Configuration;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>The columns that were chosen, all of them ones that the format offers.</summary>
/// <param name="Stream">Names the stream.</param>
/// <param name="Time">Is the arrival time; empty where the format leaves no choice.</param>
/// <param name="Weight">Says how many requests a row is; null where each row is one.</param>
public sealed record ImportFields(string Stream, string Time, string? Weight)
{
    /// <summary>Those of the options, or the format's usual ones.</summary>
    /// <exception cref="ArgumentException">The format has no such column, or offers no such choice.</exception>
    public static ImportFields Of(ITraceFormat format, ImportOptions options) => new(
        Choose(format, "streams", options.StreamBy, format.StreamFields) ?? format.StreamFields[0],
        Choose(format, "times", options.Time, format.TimeFields) ?? (format.TimeFields.Count > 0 ? format.TimeFields[0] : string.Empty),
        Choose(format, "weights", options.Weight, format.WeightFields));

    private static string? Choose(ITraceFormat format, string what, string? field, IReadOnlyList<string> offered) =>
        field is null ? null
        : offered.FirstOrDefault(name => string.Equals(name, field, StringComparison.OrdinalIgnoreCase)) is { } known ? known
        : offered.Count == 0 ? throw new ArgumentException($"{format.Name} leaves no choice of {what}, got '{field}'")
        : throw new ArgumentException($"{format.Name} has no {what} by '{field}'; {NearWords.Hint(field, offered)}");
}
