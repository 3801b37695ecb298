namespace Tuner.Experiments.Configuration;

/// <summary>Overrides (<c>key=value</c>) told apart by the file they are about.</summary>
internal static class Overrides
{
    /// <summary>True for one that begins with the section's name and a dot.</summary>
    public static bool IsUnder(string section, string assignment) =>
        assignment.StartsWith(section + ".", StringComparison.Ordinal);
}
