using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Support;

/// <summary>Every pipeline of the repository, and whether a policy takes it.</summary>
internal static class CataloguePipelines
{
    private static readonly string[] Names =
    [
        "video", "audio-qa", "audio-sent", "sum-qa", "nlp", "traffic", "ensemble", "video-gpu", "infadapter", "sponge",
        "mm1", "mmc", "md1", "tandem", "branch", "fork-join",
    ];

    public static TheoryData<string> All => [.. Names];

    /// <summary>
    /// Decides for loads from none to absurd: each decision must be legal, and the absurd one said to be infeasible. False where the policy
    /// refuses the pipeline, which it must say with a reason.
    /// </summary>
    public static bool Takes(string name, Func<ConstantForecaster, IPolicy> create)
    {
        Pipeline pipeline = TestPipelines.Read(name);
        ConstantForecaster load = new(0.0);
        IPolicy policy = create(load);
        foreach (double rate in (double[])[0.0, 3.5, 34.0, 1e6])
        {
            load.RateRps = rate;
            try
            {
                policy.Reset(Runs.Context(pipeline));
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                Assert.NotEmpty(e.Message);
                return false;
            }

            Decision decision = policy.Decide(Runs.Observe(pipeline, interval: 0));
            new DecisionSpace(pipeline).Check(decision);
            Assert.True(rate < 1e6 || !policy.LastNote.Feasible || double.IsNaN(policy.LastNote.PlannedRps));
        }

        return true;
    }
}
