using Tuner.Environment.Workloads.Importing;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Tests.Workloads.Importing;

/// <summary>What the tests of this folder share.</summary>
internal static class Imports
{
    public static ImportedTrace Of(string format, ImportOptions? options, params string[] paths) =>
        TraceImporter.Import(TraceFormats.Find(format), paths, options ?? new ImportOptions());

    public static int[] Counts(string format, ImportOptions? options, params string[] paths) => Of(format, options, paths).Seconds.Counts.ToArray();

    public static IEnumerable<int> Missing(this SecondTrace trace) => Enumerable.Range(0, trace.LengthSeconds).Where(trace.IsMissing);
}
