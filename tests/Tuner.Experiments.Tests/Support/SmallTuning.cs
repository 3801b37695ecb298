namespace Tuner.Experiments.Tests.Support;

/// <summary>A solver of the video pipeline whose options are searched in a few seconds; the policy beside it is never tuned.</summary>
internal static class SmallTuning
{
    public const string Yaml =
        """
        name: small
        pipeline: video
        workload: {preset: steady-low, durationSeconds: 100}
        episode: {intervals: 6}
        seeds: 2
        opponent: solver
        policies:
          - {name: solver, kind: solver, forecaster: {kind: last, seconds: 5}}
          - {kind: fa2, level: low}
        tune:
          policy: solver
          trials: 9
          stretches: 4
          eta: 2
          finalists: 2
          space:
            headRoom: {min: 0, max: 4}
            hysteresis: {values: [0, 0.01]}

        """;

    public static string Write(TemporaryFolder folder) => SmallExperiment.Write(folder, Yaml);
}
