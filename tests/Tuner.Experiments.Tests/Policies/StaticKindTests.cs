using Tuner.Environment.Configuration;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Recording;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Policies;

public sealed class StaticKindTests
{
    [Fact]
    public void Run_Static_PlaysItsDecisionInEveryInterval()
    {
        using TemporaryFolder folder = new();

        RunDirectory run = SmallSweep.Run(folder, SmallSweep.Yaml, "--set", "sweep=", "--set", "seeds=1");
        IReadOnlyList<IntervalRow> few = run.Intervals(new CellKey("video-gpu", "bursty", "few", 1));

        // .5 is the variants' base allocation, which the notation leaves out.
        Assert.Equal(6, few.Count);
        Assert.All(few, r => Assert.Equal("detect=ssd:batch=8:replicas=1;classify=vgg19:batch=8:replicas=2", r.Decision));
        Assert.All(few, r => Assert.Equal((1.5, 1.0, 1), (r.DecidedGpuShare, r.PaidGpuShare, r.Stages[1].Pending)));
        Assert.All(few, r => Assert.True(double.IsNaN(r.PlannedRps)));
    }

    [Theory]
    [InlineData("share=0.5:batch=8:replicas=1", "share=0.45:batch=8:replicas=1", "Stage 'detect': ")]
    [InlineData("detect=ssd:share=0.5", "detect=sdd:share=0.5", "Stage 'detect' has no variant 'sdd': did you mean 'ssd'?")]
    [InlineData("detect=ssd:share=0.5", "detect=ssd:shar=0.5", "Stage 'detect' has no key 'shar': did you mean 'share'?")]
    public void Read_DecisionThatThePipelineDoesNotHave_IsAMisfitOfThePolicy(string from, string to, string message)
    {
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder, SmallSweep.Yaml.Replace(from, to, StringComparison.Ordinal));

        Diagnostic only = Assert.Single(Assert.Throws<ConfigurationException>(() => ExperimentReader.ReadPoints(file)).Diagnostics);

        Assert.Equal((file, 9), (only.File, only.Line));
        Assert.StartsWith("'few': " + message, only.Message, StringComparison.Ordinal);
    }
}
