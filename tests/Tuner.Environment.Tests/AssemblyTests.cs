namespace Tuner.Environment.Tests;

public sealed class AssemblyTests
{
    [Fact]
    public void Assembly_Load_HasTheProjectsVersion() =>
        Assert.Equal(new Version(0, 1, 0, 0), System.Reflection.Assembly.Load("Tuner.Environment").GetName().Version);
}
