using System.Globalization;
using System.Security.Cryptography;
using Tuner.Environment.Configuration;
using Tuner.Environment.Workloads.Traces;

namespace Tuner.Environment.Workloads.Importing;

/// <summary>Makes a trace of the files of a published one.</summary>
public static class TraceImporter
{
    private const int MostFilesListed = 40;

    /// <summary>The trace in files, folders and archives, in the order in which they are named.</summary>
    /// <exception cref="TraceFormatException">A file is none of the format's, is damaged, or has too many malformed rows.</exception>
    /// <exception cref="ArgumentException">The options do not fit the format, or leave nothing.</exception>
    public static ImportedTrace Import(ITraceFormat format, IReadOnlyList<string> paths, ImportOptions options)
    {
        if (options.KeepTimes && !format.HasTimes)
        {
            throw new ArgumentException($"{format.Name} has counts and no times: a workload places requests by its arrivals");
        }

        ImportFields fields = ImportFields.Of(format, options);
        ImportCollector collector = new(options);
        format.Read(paths, fields, collector);
        collector.Rows.Check(options.MaxBadRows);
        CheckStreams(fields, options, collector.Streams);
        (SecondTrace seconds, RequestTrace? requests, long start, long outside) = collector.Finish(format.Name);
        return new ImportedTrace
        {
            Seconds = seconds,
            Requests = requests,
            Provenance = [.. Provenance(format, paths, fields, options, collector, start)],
            Rows = collector.Rows,
            SkippedRows = collector.SkippedRows,
            RequestsInMissing = outside,
        };
    }

    private static void CheckStreams(ImportFields fields, ImportOptions options, IReadOnlyCollection<string> seen)
    {
        foreach (string stream in options.Streams)
        {
            if (!seen.Contains(stream))
            {
                throw new ArgumentException($"no row has the {fields.Stream} '{stream}'; {NearWords.Hint(stream, seen) ?? "none is near it"}");
            }
        }
    }

    private static IEnumerable<string> Provenance(
        ITraceFormat format, IReadOnlyList<string> paths, ImportFields fields, ImportOptions options, ImportCollector collector, long start)
    {
        yield return $"source: {format.Name}";
        (string Path, string Name)[] files = [.. InputFiles.OnDisk(paths, format.Accepts)];
        foreach ((string path, string name) in files.Take(MostFilesListed))
        {
            using FileStream content = File.OpenRead(path);
            yield return $"file: {name}, {content.Length} bytes, sha256 {Convert.ToHexStringLower(SHA256.HashData(content))}";
        }

        if (files.Length > MostFilesListed)
        {
            yield return $"files: {files.Length} in all, the last one {files[^1].Name}";
        }

        yield return $"start: {ImportTime.Text(start, format.HasCalendar)}";
        yield return $"rows: {collector.Rows.Rows}, {collector.Rows.Count} malformed, {collector.SkippedRows} no requests";
        yield return $"options: {OptionsText(fields, options)}";
    }

    private static string OptionsText(ImportFields fields, ImportOptions options)
    {
        ImportOptions usual = new();
        List<string> said = [];
        Say("stream by", fields.Stream, options.Streams.Count > 0);
        Say("streams", string.Join(' ', options.Streams), options.Streams.Count > 0);
        Say("time", fields.Time, fields.Time.Length > 0);
        Say("weight", fields.Weight ?? string.Empty, fields.Weight is not null);
        Say("within", options.Within is { } spread ? OptionNames.Word(spread) : string.Empty, options.Within is not null);
        Say("time scale", options.TimeScale, options.TimeScale != usual.TimeScale);
        Say("rate scale", options.RateScale, options.RateScale != usual.RateScale);
        Say("divided by", options.Damping, options.Damping != usual.Damping);
        Say("from", options.FromSecond, options.FromSecond != usual.FromSecond);
        Say("to", options.ToSecond ?? 0, options.ToSecond is not null);
        Say("hole", options.HoleSeconds ?? 0, options.HoleSeconds is not null);
        Say("seed", options.Seed, options.RateScale != usual.RateScale || options.Within == BinSpread.Poisson);
        return said.Count == 0 ? "none" : string.Join(", ", said);

        void Say(string name, IConvertible value, bool applies)
        {
            if (applies)
            {
                said.Add($"{name} {value.ToString(CultureInfo.InvariantCulture)}");
            }
        }
    }
}
