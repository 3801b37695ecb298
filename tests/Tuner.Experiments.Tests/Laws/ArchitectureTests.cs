using System.Reflection;

namespace Tuner.Experiments.Tests.Laws;

public sealed class ArchitectureTests
{
    // Public classes that are meant to be inherited from although they can be created: full names.
    private static readonly string[] Inheritable = ["Tuner.Baselines.Optimization.PlanningOptions"];

    [Theory]
    [InlineData("Tuner.Environment", "Tuner.Baselines")]
    [InlineData("Tuner.Environment", "Tuner.Agents")]
    [InlineData("Tuner.Environment", "tuner")]
    [InlineData("Tuner.Baselines", "Tuner.Agents")]
    [InlineData("Tuner.Baselines", "tuner")]
    [InlineData("Tuner.Agents", "Tuner.Baselines")]
    [InlineData("Tuner.Agents", "tuner")]
    public void Assembly_References_LeaveOut(string assembly, string forbidden)
    {
        Assembly loaded = ProjectAssemblies.All.Single(a => a.GetName().Name == assembly);
        Assert.DoesNotContain(loaded.GetReferencedAssemblies(), name => name.Name == forbidden);
    }

    // The compiler drops a reference that no code uses, so the project files are read too.
    [Theory]
    [InlineData("Tuner.Baselines", "Tuner.Agents")]
    [InlineData("Tuner.Agents", "Tuner.Baselines")]
    public void Project_References_LeaveOut(string project, string forbidden) =>
        Assert.DoesNotContain(
            Repository.Lines($"src/{project}/{project}.csproj"),
            line => line.Contains(forbidden, StringComparison.Ordinal));

    [Fact]
    public void PublicClasses_All_AreSealedStaticOrAbstract() => Law.Holds(
        ProjectAssemblies.PublicTypes
            .Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !Inheritable.Contains(type.FullName))
            .Select(type => $"{type.FullName}: seal it, or list it where it is designed for inheritance"));
}
