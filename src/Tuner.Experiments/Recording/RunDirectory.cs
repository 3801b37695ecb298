using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tuner.Experiments.Recording;

/// <summary>
/// The folder of one run, RESULTS/EXPERIMENT/yyyyMMdd-HHmmss-HASH: experiment.yaml as given, resolved.yaml, manifest.json, and
/// per cell cells/PIPELINE/WORKLOAD/POLICY/SEED/{intervals.csv,latency.csv,timing.csv,training.csv,done}; at a point of a sweep the
/// first folder is PIPELINE+KEY=VALUE. Where they were asked for, bounds/PIPELINE/WORKLOAD/bound.csv. A run never gets the folder of another.
/// </summary>
public sealed class RunDirectory
{
    private const string ManifestName = "manifest.json";

    private RunDirectory(string path) => Root = path;

    /// <summary>The full path.</summary>
    public string Root { get; }

    /// <summary>What manifest.json says.</summary>
    public Manifest Manifest => Manifest.Load(Path.Combine(Root, ManifestName));

    /// <summary>The resolved configuration.</summary>
    public string ResolvedYaml => File.ReadAllText(Path.Combine(Root, "resolved.yaml"));

    /// <summary>Where figures go; made when asked for.</summary>
    public string FiguresFolder => Directory.CreateDirectory(Path.Combine(Root, "figures")).FullName;

    /// <summary>A new folder under <paramref name="resultsFolder"/>; a counter is appended where the name is taken.</summary>
    public static RunDirectory Create(string resultsFolder, RunDescription description, TimeProvider time)
    {
        DateTimeOffset now = time.GetLocalNow();
        string identity = string.Concat([description.ResolvedYaml, .. description.Inputs.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => $"# {i.Key} {i.Value}\n")]);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
        string name = $"{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{sha256[..6]}";
        string root = Claim(Path.Combine(resultsFolder, description.Experiment, name), description.ExperimentYaml);
        AtomicFile.Write(Path.Combine(root, "resolved.yaml"), description.ResolvedYaml);
        new Manifest
        {
            Experiment = description.Experiment,
            ConfigSha256 = sha256,
            Inputs = description.Inputs.Count > 0 ? description.Inputs : null,
            CommandLine = description.CommandLine,
            Seeds = description.Seeds,
            Started = now,
            Machine = MachineFacts.Collect(),
        }.Save(Path.Combine(root, ManifestName));
        return new RunDirectory(root);
    }

    /// <summary>The folder of an earlier run.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no run in it.</exception>
    public static RunDirectory Open(string path) => File.Exists(Path.Combine(path, ManifestName))
        ? new RunDirectory(Path.GetFullPath(path))
        : throw new DirectoryNotFoundException($"{path} holds no run: {ManifestName} is missing.");

    /// <summary>The folder of a cell, made or not.</summary>
    public string CellFolder(CellKey cell) => Path.Combine(Root, "cells", cell.RelativePath);

    /// <summary>The cells that were completed, in the order of their names; points of a sweep and seeds by number.</summary>
    public IReadOnlyList<CellKey> DoneCells()
    {
        string cells = Path.Combine(Root, "cells");
        if (!Directory.Exists(cells))
        {
            return [];
        }

        return
        [
            .. Directory.EnumerateFiles(cells, CellRecorder.DoneName, SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(cells, Path.GetDirectoryName(file)!).Split(Path.DirectorySeparatorChar))
                .Where(parts => parts.Length == 4)
                .Select(parts => CellKey.Of(parts[0], parts[1], parts[2], parts[3]))
                .OrderBy(c => c.Pipeline, StringComparer.Ordinal)
                .ThenBy(c => c.Workload, StringComparer.Ordinal)
                .ThenBy(c => c.Point?.Number)
                .ThenBy(c => c.Point?.Value, StringComparer.Ordinal)
                .ThenBy(c => c.Policy, StringComparer.Ordinal)
                .ThenBy(c => c.Seed),
        ];
    }

    /// <summary>Begins a cell; what an interrupted run left of it is written over.</summary>
    public CellRecorder Record(CellKey cell) => new(CellFolder(cell));

    /// <summary>The rows of a completed cell.</summary>
    public IReadOnlyList<IntervalRow> Intervals(CellKey cell) =>
        RowFile.Read<IntervalRow>(Path.Combine(CellFolder(cell), CellRecorder.IntervalsName));

    /// <summary>The quantiles of the latency of a completed cell; none where none were kept.</summary>
    public IReadOnlyList<LatencyRow> Latencies(CellKey cell) => ReadIfThere<LatencyRow>(cell, CellRecorder.LatencyName);

    /// <summary>The decision times of a completed cell; none where none were kept.</summary>
    public IReadOnlyList<TimingRow> Timing(CellKey cell) => ReadIfThere<TimingRow>(cell, CellRecorder.TimingName);

    /// <summary>The updates of a completed cell; none where nothing was learnt.</summary>
    public IReadOnlyList<TrainingRecord> Training(CellKey cell) => ReadIfThere<TrainingRecord>(cell, CellRecorder.TrainingName);

    /// <summary>The model's bounds of a cell's pipeline, point and workload, a row for each seed; none where they were not asked for.</summary>
    public IReadOnlyList<BoundRow> Bounds(CellKey cell) => File.Exists(BoundsPath(cell)) ? RowFile.Read<BoundRow>(BoundsPath(cell)) : [];

    /// <summary>Records the model's bounds of a cell's pipeline, point and workload.</summary>
    public void RecordBounds(CellKey cell, IEnumerable<BoundRow> rows)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(BoundsPath(cell))!);
        RowFile.Write(BoundsPath(cell), rows);
    }

    /// <summary>Notes the end of the run in its manifest.</summary>
    public void Finish(TimeProvider time) =>
        (Manifest with { Ended = time.GetLocalNow() }).Save(Path.Combine(Root, ManifestName));

    private string BoundsPath(CellKey cell) => Path.Combine(Root, "bounds", cell.PipelineAtPoint, cell.Workload, "bound.csv");

    private IReadOnlyList<TRow> ReadIfThere<TRow>(CellKey cell, string name)
        where TRow : IRow<TRow>
    {
        string path = Path.Combine(CellFolder(cell), name);
        return File.Exists(path) ? RowFile.Read<TRow>(path) : [];
    }

    /// <summary>Makes the folder; of two processes that ask for it in the same instant, the one that creates the first file has it.</summary>
    private static string Claim(string wanted, string experimentYaml)
    {
        for (int counter = 1; ; counter++)
        {
            string root = Path.GetFullPath(counter == 1 ? wanted : $"{wanted}-{counter}");
            if (Directory.Exists(root))
            {
                continue;
            }

            Directory.CreateDirectory(root);
            string first = Path.Combine(root, "experiment.yaml");
            try
            {
                using FileStream stream = new(first, FileMode.CreateNew);
                stream.Write(Encoding.UTF8.GetBytes(experimentYaml));
                return root;
            }
            catch (IOException) when (File.Exists(first))
            {
            }
        }
    }
}
