using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Support;

/// <summary>What every policy has to withstand: all pipelines of the catalogue, no load, and any load.</summary>
internal static class Loads
{
    private static readonly string[] Pipelines =
        ["video", "audio-qa", "audio-sent", "sum-qa", "nlp", "traffic", "ensemble", "video-gpu"];

    private static readonly double[] Rates = [0.0, 1.0, 20.0, 300.0, 1e6];

    /// <summary>Plays a policy over all of them; its decisions are legal, and the highest load is not called feasible.</summary>
    public static void AllAreWithstood(Func<ConstantForecaster, IPolicy> create)
    {
        foreach (Pipeline pipeline in Pipelines.Select(TestPipelines.Read))
        {
            ConstantForecaster forecaster = new(0.0);
            IPolicy policy = create(forecaster);
            foreach (double rate in Rates)
            {
                forecaster.RateRps = rate;
                Decision decision = Runs.First(policy, pipeline);
                new DecisionSpace(pipeline).Check(decision);
            }

            Assert.False(policy.LastNote.Feasible, $"{policy.Name} on {pipeline.Name}");
        }
    }
}
