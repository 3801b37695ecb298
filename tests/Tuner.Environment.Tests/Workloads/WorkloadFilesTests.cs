using Tuner.Environment.Workloads;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Tuner.Environment.Tests.Workloads;

public sealed class WorkloadFilesTests
{
    public static TheoryData<string> Names => ["bursty", "steady-low", "steady-high", "fluctuating", "diurnal"];

    /// <summary>A key that is no option, or a value of the wrong type, is an error here.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void File_OfEachPreset_HoldsOptionsAlone(string name)
    {
        IDeserializer deserializer = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .WithEnumNamingConvention(HyphenatedNamingConvention.Instance)
            .Build();
        var options = deserializer.Deserialize<WorkloadOptions>(File.ReadAllText(Path.Combine(Folder(), $"{name}.yaml")));
        Assert.Equal(name, options.Name);
        Assert.Equal(name, WorkloadFactory.Create(options with { Name = null }).Name);
        Assert.Equal(name == "diurnal" ? 84_600 : 1_200, options.DurationSeconds);
    }

    private static string Folder()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Tuner.sln")))
        {
            at = at.Parent;
        }

        return Path.Combine(at!.FullName, "experiments", "workloads");
    }
}
