namespace Tuner.Experiments.Configuration;

/// <summary>Overrides (<c>key=value</c>) split by the file they are about.</summary>
internal static class Overrides
{
    /// <summary>Those under a section, with the section's name taken off.</summary>
    public static IReadOnlyList<string> Under(string section, IEnumerable<string> overrides) =>
        [.. overrides.Where(o => IsUnder(section, o)).Select(o => o[(section.Length + 1)..])];

    /// <summary>Those that are under none of the sections.</summary>
    public static IReadOnlyList<string> Outside(IReadOnlyCollection<string> sections, IEnumerable<string> overrides) =>
        [.. overrides.Where(o => !sections.Any(s => IsUnder(s, o)))];

    private static bool IsUnder(string section, string assignment) =>
        assignment.StartsWith(section + ".", StringComparison.Ordinal);
}
