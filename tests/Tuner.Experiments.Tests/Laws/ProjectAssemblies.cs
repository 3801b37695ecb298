using System.Reflection;

namespace Tuner.Experiments.Tests.Laws;

/// <summary>The built assemblies that the laws are about, and the types that somebody wrote in them.</summary>
internal static class ProjectAssemblies
{
    private static readonly string[] Names = ["Tuner.Environment", "Tuner.Baselines", "Tuner.Agents", "tuner"];

    public static IReadOnlyList<Assembly> All { get; } = [.. Names.Select(Assembly.Load)];

    public static IEnumerable<Type> PublicTypes => All.SelectMany(assembly => assembly.GetExportedTypes());
}
