using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Tests.Support;

/// <summary>An experiment of a few seconds that sweeps the overcommit limit of one GPU on which two replicas of a stage do not fit at limit 1.</summary>
internal static class SmallSweep
{
    public const string Yaml =
        """
        name: small
        pipeline: video-gpu
        pipelineChanges: [cluster.gpus.perNode=1]
        workload: {preset: bursty, damping: 4, durationSeconds: 60}
        scale: 1
        seeds: 2
        sweep: {key: pipeline.cluster.gpus.shareLimit, values: [2, 1, 1.5]}
        policies:
          - {name: few, kind: static, decide: ["detect=ssd:share=0.5:batch=8:replicas=1", "classify=vgg19:share=0.5:batch=8:replicas=2"]}
          - {name: many, kind: static, decide: ["detect=ssd:share=0.2:batch=4:replicas=2;classify=vgg19:share=0.2:batch=4:replicas=4"]}

        """;

    public static RunDirectory Run(TemporaryFolder folder, string yaml = Yaml, params string[] more)
    {
        string results = Path.Combine(folder.FullName, "results");
        CommandRun run = CommandRun.Of(["run", SmallExperiment.Write(folder, yaml), "--out", results, .. more]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return SmallExperiment.Only(results);
    }
}
