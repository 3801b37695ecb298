using System.Collections.Immutable;
using Tuner.Baselines.Reference.Bound;
using Tuner.Environment.Configuration;
using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Experiments.Tuning;
using YamlDotNet.RepresentationModel;

namespace Tuner.Experiments.Configuration;

/// <summary>Reads experiment files with all that they refer to; all errors come at once.</summary>
public static class ExperimentReader
{
    private const string PipelineSection = ExperimentGrid.PipelineKey;
    private const string WorkloadSection = ExperimentGrid.WorkloadKey;
    private const double MostEpisodeSeconds = 31_536_000;
    private const double SizedForDamping = 8.0;

    /// <summary>The same as <see cref="ReadPoints"/>, of the first point alone; the others are checked too.</summary>
    /// <exception cref="ConfigurationException">With everything that is wrong.</exception>
    public static Experiment Read(string path, params IReadOnlyCollection<string> overrides) => ReadPoints(path, overrides)[0];

    /// <summary>
    /// The experiment of a file after overrides, on every pair of its pipelines and workloads and at every point of its sweep, in the order of the
    /// file; one, where it has one of each and sweeps nothing. <c>pipeline.KEY=</c> reaches into the file of every pipeline, <c>workload.KEY=</c>
    /// into every workload wherever it is written, <c>policies.NAME.KEY=</c> into a policy.
    /// </summary>
    /// <exception cref="ConfigurationException">With everything that is wrong.</exception>
    public static ImmutableArray<Experiment> ReadPoints(string path, params IReadOnlyCollection<string> overrides)
    {
        PointDiagnostics wrong = new();
        List<Experiment> points = [];
        int pairs = 1, count = 1;
        for (int i = 0; i < count; i++)
        {
            ExperimentGrid? grid = null;
            ImmutableArray<SweptValue> swept = [];
            IReadOnlyList<Diagnostic> diagnostics = [];
            try
            {
                points.Add(ReadPoint(path, overrides, i % pairs, i / pairs, ref grid, ref swept));
            }
            catch (ConfigurationException e)
            {
                diagnostics = e.Diagnostics;
            }

            pairs = i == 0 ? grid?.Count ?? 1 : pairs;
            wrong.Add(swept.IsEmpty ? null : swept[i / pairs].Point, diagnostics);
            count = pairs * Math.Max(1, swept.Length);
        }

        wrong.ThrowIfAny();
        return pairs == 1 ? [.. points] : Joined(points, pairs, path);
    }

    private static ImmutableArray<Experiment> Joined(List<Experiment> points, int pairs, string path)
    {
        if (points.GroupBy(p => (p.Pipeline.Name, p.Workload.Name, p.Point)).FirstOrDefault(g => g.Count() > 1) is { Key: var twice })
        {
            throw new ConfigurationException([new Diagnostic(
                path, 1, 1, $"pipeline '{twice.Item1}' meets workload '{twice.Item2}' twice: give two workloads of one preset names of their own")]);
        }

        string resolved = ResolvedExperiment.Join([.. points.Take(pairs).Select(p => p.ResolvedYaml)]);
        return [.. points.Index().OrderBy(p => p.Index % pairs).Select(p => p.Item with { ResolvedYaml = resolved })];
    }

    /// <summary>A reading of its own for each point: a value that is put into a tree stays there.</summary>
    private static Experiment ReadPoint(
        string path, IReadOnlyCollection<string> overrides, int pair, int index, ref ExperimentGrid? grid, ref ImmutableArray<SweptValue> sweep)
    {
        DiagnosticSink sink = new();
        YamlSource? source = YamlSource.Load(path, sink);
        sink.ThrowIfAny();
        string folder = Path.GetDirectoryName(path) ?? string.Empty;
        string[] ofPipeline = [.. overrides.Where(o => Overrides.IsUnder(PipelineSection, o))];
        string[] ofWorkload = [.. overrides.Where(o => Overrides.IsUnder(WorkloadSection, o))];
        foreach (string assignment in overrides.Except(ofPipeline).Except(ofWorkload))
        {
            source!.Set(assignment, sink);
        }

        grid = new ExperimentGrid(source!, sink);
        sink.ThrowIfAny();
        grid.Select(pair);
        if (source!.Find(WorkloadSection) is YamlMappingNode)
        {
            foreach (string assignment in ofWorkload)
            {
                source!.Set(assignment, sink);
            }
        }

        OptionsBinder binder = new(source!, sink);
        ExperimentOptions options = binder.Bind<ExperimentOptions>(source!.Root)!;
        CheckFrame(binder, options);
        sweep = new SweepReader(source, binder, options).Read(PipelineSection, WorkloadSection);
        SweptValue? swept = sweep.IsEmpty ? null : sweep[index];
        if (options.Workload is YamlMappingNode)
        {
            swept?.Apply(WorkloadSection, source, sink, skippedKeys: 0);
        }

        Pipeline? pipeline = options.Pipeline is null ? null : ReadPipeline(new ReferencedFiles(binder, folder), options, ofPipeline, swept, sink);
        OptionsBinder workloadBinder = binder;
        WorkloadOptions? workloadOptions =
            options.Workload is null ? null : ReadWorkload(ref workloadBinder, options, folder, ofWorkload, swept, sink);
        bool isElseSound = sink.Count == 0;
        PolicyReader policies = new(binder, options, sink);
        policies.Read();
        TuningTask? tune = new TuneReader(binder, options, policies).Read();
        bool arePoliciesSound = sink.Count == 0;
        if (!isElseSound || pipeline is null || workloadOptions is null)
        {
            sink.ThrowIfAny();
        }

        // Where no more is wrong than some policies, the others are looked at all the same.
        int before = sink.Count;
        IWorkload? workload = WorkloadReader.Create(workloadOptions!, sink, workloadBinder);
        if (sink.Count > before)
        {
            sink.ThrowIfAny();
        }

        double scale = options.Scale ?? (SizedForDamping / workloadOptions!.Damping);
        pipeline = pipeline!.ScaledBy(scale);
        Experiment experiment = new()
        {
            Name = options.Name,
            Point = swept?.Point,
            Pipeline = pipeline,
            Workload = workload!,
            Objective = ObjectiveOf(binder, options, pipeline, workload!, sink),
            Episode = options.Episode,
            Stretch = options.Stretch,
            Seeds = [.. Enumerable.Range(0, options.Seeds).Select(i => (ulong)options.FirstSeed + (ulong)i)],
            Policies = policies.Definitions,
            Opponent = policies.Opponent,
            Bound = options.Bound,
            Tune = tune,
            SourceYaml = source.Text,
            ResolvedYaml = !arePoliciesSound ? string.Empty : ResolvedExperiment.Write(
                options with
                {
                    // What is swept, or another workload, may move the default.
                    Scale = swept is null && !grid.IsGiven ? scale : options.Scale,
                    PipelineChanges = [.. options.PipelineChanges, .. ofPipeline.Select(o => o[(PipelineSection.Length + 1)..])],
                },
                workloadOptions!,
                policies),
        };
        policies.CheckFit(experiment);
        if (experiment.Bound is not null && ModelBound.Refusal(pipeline, experiment.Objective) is { } refusal)
        {
            binder.Report(options, nameof(ExperimentOptions.Bound), refusal);
        }

        if (workloadOptions!.DurationSeconds < options.Episode.IntervalSeconds)
        {
            binder.Report(
                options,
                nameof(ExperimentOptions.Workload),
                $"a test of {workloadOptions.DurationSeconds} s holds no interval of {options.Episode.IntervalSeconds} s");
        }

        sink.ThrowIfAny();
        return experiment;
    }

    private static void CheckFrame(OptionsBinder binder, ExperimentOptions options)
    {
        if (options.Name is not null && FolderNames.Fault("name", options.Name) is { } fault)
        {
            binder.Report(options, nameof(ExperimentOptions.Name), fault);
        }

        EpisodeOptions episode = options.Episode;
        if (!double.IsInteger(episode.IntervalSeconds))
        {
            binder.Report(
                episode, nameof(EpisodeOptions.IntervalSeconds), $"'episode.intervalSeconds' must be a whole number, got {episode.IntervalSeconds}");
        }

        if (episode.Intervals * episode.IntervalSeconds > MostEpisodeSeconds)
        {
            binder.Report(
                episode,
                nameof(EpisodeOptions.Intervals),
                $"an episode of {episode.Intervals} intervals of {episode.IntervalSeconds} s is longer than a year");
        }
    }

    private static Pipeline? ReadPipeline(
        ReferencedFiles references, ExperimentOptions options, IReadOnlyCollection<string> overrides, SweptValue? swept, DiagnosticSink sink)
    {
        if (references.FindPipeline(options) is not { } file || YamlSource.Load(file, sink) is not { } source)
        {
            return null;
        }

        foreach (string assignment in options.PipelineChanges)
        {
            source.Set(assignment, sink);
        }

        foreach (string assignment in overrides)
        {
            source.Set(assignment, sink, skippedKeys: 1);
        }

        swept?.Apply(PipelineSection, source, sink, skippedKeys: 1);
        return PipelineReader.Read(source, sink);
    }

    private static WorkloadOptions? ReadWorkload(
        ref OptionsBinder binder,
        ExperimentOptions options,
        string folder,
        IReadOnlyCollection<string> overrides,
        SweptValue? swept,
        DiagnosticSink sink)
    {
        if (options.Workload is not YamlScalarNode { Value: var name })
        {
            return WorkloadReader.Read(binder, options.Workload, WorkloadSection, folder, sink);
        }

        if (new ReferencedFiles(binder, folder).FindWorkload(options, name) is not { } file || YamlSource.Load(file, sink) is not { } source)
        {
            return null;
        }

        foreach (string assignment in overrides)
        {
            source.Set(assignment, sink, skippedKeys: 1);
        }

        swept?.Apply(WorkloadSection, source, sink, skippedKeys: 1);
        binder = new OptionsBinder(source, sink);
        return WorkloadReader.Read(
            binder, source.Root, string.Empty, Path.GetDirectoryName(file) ?? string.Empty, sink);
    }

    private static Objective ObjectiveOf(
        OptionsBinder binder, ExperimentOptions options, Pipeline pipeline, IWorkload workload, DiagnosticSink sink)
    {
        try
        {
            return options.Objective.For(pipeline, workload.Name, workload.PeakRps);
        }
        catch (ArgumentException e)
        {
            binder.Report(options, nameof(ExperimentOptions.Objective), $"pipeline '{pipeline.Name}' leaves this objective without a scale: {e.Message}");
            sink.ThrowIfAny();
            throw;
        }
    }
}
