using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Tuner.Experiments.Recording;

/// <summary>The program and the machine that ran it.</summary>
public sealed record MachineFacts
{
    /// <summary>Version of tuner.</summary>
    public required string Tuner { get; init; }

    /// <summary>The git commit that tuner was built from; absent where it was built outside a checkout.</summary>
    public string? Commit { get; init; }

    /// <summary>The .NET runtime.</summary>
    public required string Runtime { get; init; }

    /// <summary>Operating system and architecture.</summary>
    public required string Os { get; init; }

    /// <summary>Model of the processor.</summary>
    public required string Cpu { get; init; }

    /// <summary>Logical processors that the process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>Versions of the packages by name.</summary>
    public required IReadOnlyDictionary<string, string> Packages { get; init; }

    /// <summary>Of this process.</summary>
    public static MachineFacts Collect()
    {
        // The SDK writes VERSION+COMMIT where it builds in a checkout.
        string[] version = (typeof(MachineFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion ?? "unknown").Split('+', 2);
        return new MachineFacts
        {
            Tuner = version[0],
            Commit = version.Length > 1 ? version[1] : null,
            Runtime = RuntimeInformation.FrameworkDescription,
            Os = $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
            Cpu = CpuModel(),
            Cores = System.Environment.ProcessorCount,
            Packages = PackageVersions(),
        };
    }

    private static string CpuModel()
    {
        const string Linux = "/proc/cpuinfo";
        string? line = File.Exists(Linux)
            ? File.ReadLines(Linux).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? System.Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? "unknown";
    }

    /// <summary>From the deps.json that the host resolved the assemblies with; empty in a single-file publish.</summary>
    private static SortedDictionary<string, string> PackageVersions()
    {
        SortedDictionary<string, string> versions = new(StringComparer.OrdinalIgnoreCase);
        string? path = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string)?.Split(';')[0];
        if (!File.Exists(path))
        {
            return versions;
        }

        using JsonDocument deps = JsonDocument.Parse(File.ReadAllText(path));
        foreach (JsonProperty library in deps.RootElement.GetProperty("libraries").EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() == "package")
            {
                string[] nameAndVersion = library.Name.Split('/', 2);
                versions[nameAndVersion[0]] = nameAndVersion[1];
            }
        }

        return versions;
    }
}
