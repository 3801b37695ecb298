using System.Globalization;
using Tuner.Agents.Encoding;
using Tuner.Environment.Configuration;
using Tuner.Environment.Episodes;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Benchmarks;

/// <summary>IPA's video pipeline under the generated bursty load, training stretches in episodes of 120 intervals of 10 s.</summary>
internal static class EnvironmentInstances
{
    public const string FixedName = "fixed-decision";

    public const string AllCoresName = "all-cores";

    private const string OneThreadName = "one-thread";
    private const int Decisions = 16;
    private const int LeastEnvironments = 16;
    private const string OneLoad = "; all episodes with the load of the first";
    private const string Fixed = "detect=yolov5n:batch=4:replicas=3;classify=resnet18:batch=4:replicas=2";
    private static readonly WorkloadOptions Bursty = new();
    private static readonly EpisodeOptions Episode = new();

    public static IEnumerable<BenchmarkInstance> Single(ulong seed)
    {
        Pipeline video = Video();
        string common = Describe(video, seed) + OneLoad;
        yield return new BenchmarkInstance(
            "environment",
            FixedName,
            $"{common}; always {Fixed}",
            "steps",
            () => new EnvironmentWork(Create(video, drawnOnce: true), [DecisionText.Parse(video, Fixed)], seed));
        yield return new BenchmarkInstance(
            "environment",
            "changing-decision",
            $"{common}; another of {Decisions} decisions each step: the two lightest variants, 3 to 8 replicas, any batch size",
            "steps",
            () =>
            {
                AbsoluteCodec codec = new(video);
                return new EnvironmentWork(Create(video, drawnOnce: true), [.. Actions(video, seed).Select(action => codec.Decode(action))], seed);
            },
            FixedName);
        yield return new BenchmarkInstance(
            "environment",
            "new-load-each-episode",
            $"{Describe(video, seed)}; always {Fixed}",
            "steps",
            () => new EnvironmentWork(Create(video), [DecisionText.Parse(video, Fixed)], seed),
            FixedName);
    }

    public static BenchmarkInstance Restore(ulong seed)
    {
        const double Rps = 12.5;
        Pipeline video = Video();
        return new BenchmarkInstance(
            "restore",
            video.Name,
            string.Create(CultureInfo.InvariantCulture, $"pipeline video after some intervals of 10 s, Poisson, {Rps} requests/s, {Fixed}, seed {seed}"),
            "restores",
            () => new RestoreWork(video, DecisionText.Parse(video, Fixed), Rps, intervalSeconds: 10.0, seed));
    }

    public static IEnumerable<BenchmarkInstance> Reset(ulong seed)
    {
        Pipeline video = Video();
        string description = Describe(video, seed);
        yield return new BenchmarkInstance(
            "reset", "load-drawn-once", description + OneLoad, "episodes", () => new ResetWork(Create(video, drawnOnce: true), seed));
        yield return new BenchmarkInstance("reset", "new-load", description, "episodes", () => new ResetWork(Create(video), seed));
    }

    public static IEnumerable<BenchmarkInstance> Vector(ulong seed)
    {
        Pipeline video = Video();
        int cores = System.Environment.ProcessorCount, count = Math.Max(LeastEnvironments, 2 * cores);
        string description = string.Create(
            CultureInfo.InvariantCulture, $"{count} environments: {Describe(video, seed)}; absolute actions for another of {Decisions} decisions each step, decoded, and observations encoded; threads:");
        yield return Of(OneThreadName, 1, comparedTo: null);
        yield return Of(AllCoresName, cores, OneThreadName);

        BenchmarkInstance Of(string name, int threads, string? comparedTo) => new(
            "vector",
            name,
            string.Create(CultureInfo.InvariantCulture, $"{description} {threads}"),
            "steps",
            () => new VectorWork(
                VectorEnvironment.Of(count, () => new EncodedEnvironment(Create(video), new AbsoluteCodec(video)), threads),
                Actions(video, seed),
                seed),
            comparedTo);
    }

    private static Pipeline Video()
    {
        DiagnosticSink sink = new();
        string? file = new PipelineCatalogue().Resolve("video", sink);
        sink.ThrowIfAny();
        return PipelineReader.Read(file!);
    }

    private static TuningEnvironment Create(Pipeline video, bool drawnOnce = false)
    {
        IWorkload generated = WorkloadFactory.Create(Bursty), workload = drawnOnce ? new DrawnOnceWorkload(generated) : generated;
        return new TuningEnvironment(
            video,
            Objective.Relative(video, ObjectiveWeights.Balanced, workload.PeakRps),
            workload,
            Stretch.Training,
            SimulatedDeployment.Of(video),
            Episode);
    }

    /// <summary>Actions of the absolute codec: by stage, variant, replicas less one, batch size.</summary>
    private static int[][] Actions(Pipeline video, ulong seed)
    {
        RandomStream random = new SeedSequence(seed).Stream("decisions");
        return [.. Enumerable.Range(0, Decisions).Select(_ => video.Stages
            .SelectMany(s => new[] { random.NextInt(2), 2 + random.NextInt(6), random.NextInt(s.BatchSizes.Length) }).ToArray())];
    }

    private static string Describe(Pipeline video, ulong seed)
    {
        TuningEnvironment environment = Create(video);
        environment.Reset(seed);
        double sum = 0.0;
        foreach (int requests in environment.Trace.Run)
        {
            sum += requests;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"pipeline video, generated bursty load / {Bursty.Damping} (mean {sum / environment.Trace.DurationSeconds:0.##} requests/s in the first episode), training stretches in episodes of {Episode.Intervals} intervals of {Episode.IntervalSeconds} s, resets included, seed {seed}");
    }
}
