using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads.Importing.Formats;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>The published formats that are known.</summary>
public static class TraceFormats
{
    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<ITraceFormat> All { get; } =
    [
        new AzureFunctions2019Format(),
        new AzureFunctions2021Format(),
        new AzureLlmFormat(),
        new BurstGptFormat(),
        new AlibabaGpu2020Format(),
        new AlibabaGpu2023Format(),
        new WikipediaFormat(),
        new NasaFormat(),
        new WorldCupFormat(),
        new TwitterFormat(),
        new SecondsFormat(),
    ];

    /// <summary>The format of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message names a near one.</exception>
    public static ITraceFormat Find(string name) =>
        All.FirstOrDefault(format => format.Name == name)
        ?? throw new ArgumentException($"there is no trace format '{name}'; {NearWords.Hint(name, [.. All.Select(format => format.Name)])}");
}
