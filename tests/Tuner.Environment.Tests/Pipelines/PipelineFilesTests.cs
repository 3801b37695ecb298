using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using YamlDotNet.RepresentationModel;

namespace Tuner.Environment.Tests.Pipelines;

/// <summary>The committed files against IPA's published numbers (JSys 2024 and its decoded figures) and hand computation.</summary>
public sealed class PipelineFilesTests
{
    public static TheoryData<string> AllFiles =>
        [.. Directory.EnumerateFiles(RepositoryFiles.Of("experiments", "pipelines"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(AllFiles))]
    public void Read_CommittedFile_IsValidAndNamedLikeIt(string file) =>
        Assert.Equal(Path.GetFileNameWithoutExtension(file), PipelineReader.Read(file).Name);

    [Theory]
    [InlineData("video", 6.89, 10, 1, 16, "detect classify")]
    [InlineData("audio-qa", 9.23, 20, 2, 40, "audio qa")]
    [InlineData("audio-sent", 9.42, 20, 2, 40, "audio sentiment")]
    [InlineData("sum-qa", 3.84, 5, 3, 32, "summarise qa")]
    [InlineData("nlp", 17.61, 20, 6, 32, "langid translate summarise")]
    public void Read_IpaPipeline_HasTheSettledKnobs(string name, double sloSeconds, double dropSeconds, int nodes, int maxReplicas, string stages)
    {
        Pipeline pipeline = Load(name);

        Assert.Equal(new ServiceLevelObjective(sloSeconds, DropPolicy.Deadline, dropSeconds), pipeline.Slo);
        Assert.Equal(new ClusterCapacity(nodes, 96.0), pipeline.Cluster);
        Assert.Equal(stages.Split(' '), pipeline.Stages.Select(s => s.Name));
        Assert.All(pipeline.Stages, s => Assert.Equal((maxReplicas, 1.0), (s.MaxReplicas, s.BatchTimeoutSeconds)));
        Assert.All(pipeline.Stages, s => Assert.Equal(name == "video" ? [1, 2, 4, 8] : [1], s.BatchSizes));
        Assert.All(pipeline.Stages.SelectMany(s => s.Variants), v => Assert.Equal(4.0, v.MemoryGiB));
    }

    [Theory]
    [InlineData("video", "yolov5n resnet18", 31.876)]
    [InlineData("video", "yolov5n resnet34", 33.503)]
    [InlineData("video", "yolov5n resnet50", 34.791)]
    [InlineData("video", "yolov5s resnet101", 43.946)]
    [InlineData("audio-qa", "s2t-small xlm-roberta-base-squad2", 45.297)]
    [InlineData("audio-qa", "s2t-small roberta-base-squad2", 48.686)]
    [InlineData("audio-qa", "s2t-medium roberta-base-squad2", 53.794)]
    [InlineData("audio-qa", "s2t-large roberta-base-squad2", 55.336)]
    [InlineData("audio-sent", "s2t-small distilbert-sentiment", 46.758)]
    [InlineData("audio-sent", "s2t-small distilbert-sst2", 53.494)]
    [InlineData("audio-sent", "s2t-medium distilbert-sst2", 59.106)]
    [InlineData("sum-qa", "distilbart-1-1 xlm-roberta-base-squad2", 24.886)]
    [InlineData("sum-qa", "distilbart-12-6 roberta-base-squad2", 30.669)]
    [InlineData("nlp", "xlm-roberta-langid opus-mt-fr-en distilbart-1-1", 10.634)]
    [InlineData("nlp", "xlm-roberta-langid opus-mt-tc-big-fr-en distilbart-12-6", 12.672)]
    public void Accuracy_OfPublishedConfigurations_IsThePlottedScore(string name, string variants, double publishedTimes100)
    {
        Pipeline pipeline = Load(name);
        double[] accuracies = [.. variants.Split(' ').Select((v, i) => pipeline.Stages[i].Variants[Variant(pipeline, i, v)].Accuracy)];

        Assert.Equal(publishedTimes100, 100.0 * new AccuracyMeasure().Combine(accuracies), 0.001);
    }

    /// <summary>Requests/s that a saturated profiling run at the base allocation printed.</summary>
    [Theory]
    [InlineData("video", "detect", "yolov5n", 1, 15.08)]
    [InlineData("video", "detect", "yolov5m", 1, 4.97)]
    [InlineData("video", "classify", "resnet18", 1, 17.65)]
    [InlineData("video", "classify", "resnet34", 1, 9.76)]
    [InlineData("video", "classify", "resnet50", 1, 9.40)]
    [InlineData("video", "classify", "resnet50", 8, 10.868193)]
    [InlineData("video", "classify", "resnet101", 1, 5.67)]
    [InlineData("video", "classify", "resnet152", 1, 5.3867)]
    [InlineData("audio-qa", "audio", "s2t-small", 1, 2.994012)]
    [InlineData("audio-qa", "audio", "s2t-medium", 1, 2.274929)]
    [InlineData("audio-qa", "audio", "wav2vec2-base", 1, 2.118234)]
    [InlineData("audio-qa", "audio", "s2t-large", 1, 1.317721)]
    [InlineData("audio-qa", "audio", "wav2vec2-large", 1, 2.777901)]
    [InlineData("audio-sent", "audio", "s2t-large", 1, 1.936389)]
    [InlineData("sum-qa", "summarise", "distilbart-12-1", 1, 5.033898)]
    [InlineData("nlp", "langid", "xlm-roberta-langid", 1, 11.314286)]
    [InlineData("nlp", "translate", "opus-mt-fr-en", 1, 3.101695)]
    [InlineData("nlp", "translate", "opus-mt-tc-big-fr-en", 1, 3.287071)]
    public void ThroughputRps_OfAMeasuredVariant_IsTheProfiledOne(string name, string stageName, string variant, int batch, double profiledRps)
    {
        Pipeline pipeline = Load(name);
        int stage = pipeline.FindStage(stageName);
        int index = Variant(pipeline, stage, variant);
        double amount = pipeline.Stages[stage].Variants[index].BaseAllocation.Amount;

        Assert.Equal(1.0, new CapacityModel(pipeline).ThroughputRps(stage, index, amount, batch) / profiledRps, 0.007);
    }

    [Fact]
    public void Capacity_RimOnVideo_FlipsBetween32And33Rps()
    {
        Pipeline video = Load("video");
        int resnet50 = Variant(video, 1, "resnet50");

        Assert.Equal([3, 3], video.Planning.FrozenReplicas);
        Assert.Equal(32.6, 3.0 * new CapacityModel(video).ThroughputRps(1, resnet50, 1.0, 8), 0.05);
    }

    /// <summary>Cores that the published figures show for a frozen choice of variants at a load: capped throughputs, margins, replicas.</summary>
    [Theory]
    [InlineData("video", false, 8, 33.5, "3 2", 5)]
    [InlineData("video", false, 8, 28.0, "2 2", 4)]
    [InlineData("nlp", false, 1, 33.5, "6 22 12", 106)]
    [InlineData("sum-qa", true, 1, 33.5, "7 7", 119)]
    [InlineData("audio-sent", true, 1, 33.0, "35 4", 74)]
    [InlineData("audio-qa", false, 1, 33.0, "27 7", 34)]
    public void Cores_OfFrozenVariants_AreThePublishedOnes(string name, bool high, int batch, double loadRps, string replicas, double cores)
    {
        Pipeline pipeline = Load(name);
        PlanningFacts facts = pipeline.Planning;
        List<int> found = [];
        double total = 0.0;
        for (int i = 0; i < pipeline.Stages.Length; i++)
        {
            int variant = (high ? facts.HighVariants : facts.LowVariants)[i];
            double amount = pipeline.Stages[i].Variants[variant].BaseAllocation.Amount;
            double profiled = Math.Min(facts.ProfiledLoadRps[i], new CapacityModel(pipeline).ThroughputRps(i, variant, amount, batch));
            found.Add(CapacityModel.ReplicasFor(loadRps * (1.0 + facts.LoadMargin), profiled * (1.0 + facts.ThroughputMargin)));
            total += amount * found[i];
        }

        Assert.Equal(replicas, string.Join(' ', found));
        Assert.Equal(cores, total);
    }

    [Fact]
    public void StartUp_OfEveryVariant_IsMeasuredOrOnTheLineAlongTheMeasured()
    {
        Assert.Equal([6.44, 6.79, 6.82, 7.77, 8.52], Load("video").Stages[1].Variants.Select(v => v.StartUp.MeanSeconds));
        foreach (Variant variant in Ipa.SelectMany(n => Load(n).Stages).SelectMany(s => s.Variants))
        {
            bool measured = variant.Name.StartsWith("resnet", StringComparison.Ordinal);
            Assert.Equal(5.9 + (0.043 * variant.ParametersMillions), variant.StartUp.MeanSeconds, measured ? 0.2 : 0.00501);
            Assert.Equal(2.0, variant.StartUp.TailRatio);
        }
    }

    [Fact]
    public void MeanMs_OffVideo_FollowsTheRuleOfBatches()
    {
        foreach (Stage stage in Ipa.Where(n => n != "video").SelectMany(n => Load(n).Stages))
        {
            foreach (Variant variant in stage.Variants)
            {
                double one = variant.Profile.MeanMs(1, variant.BaseAllocation.Amount);
                Assert.Equal(one * (0.15 + (0.85 * 5)), variant.Profile.MeanMs(5, variant.BaseAllocation.Amount), 0.01);
            }
        }
    }

    [Fact]
    public void Provenance_OfEveryNumberOfIpasPipelines_IsInTheFile()
    {
        string[] numbers = ["accuracy", "parametersMillions", "memoryGiB", "cores", "startUp", "service"];
        foreach (string name in Ipa)
        {
            YamlSource source = YamlSource.Load(FileOf(name), new DiagnosticSink())!;
            foreach (YamlNode stage in ((YamlSequenceNode)source.Root["stages"]).Children)
            {
                YamlMappingNode forAll = (YamlMappingNode)stage["provenance"];
                foreach (YamlMappingNode variant in ((YamlSequenceNode)stage["variants"]).Children.Cast<YamlMappingNode>())
                {
                    YamlMappingNode own = (YamlMappingNode)variant["provenance"];
                    Assert.All(numbers, n => Assert.True(own.Children.ContainsKey(n) || forAll.Children.ContainsKey(n), $"{name} {variant["name"]} {n}"));
                    Assert.True(own.Children.ContainsKey("service"), $"{name} {variant["name"]}");
                }
            }
        }
    }

    [Theory]
    [InlineData("mm1", ServiceDistribution.Exponential, 50.0)]
    [InlineData("mmc", ServiceDistribution.Exponential, 100.0)]
    [InlineData("md1", ServiceDistribution.Deterministic, 50.0)]
    [InlineData("tandem", ServiceDistribution.Exponential, 50.0)]
    public void Read_Textbook_PromisesNothingAndStartsAtOnce(string name, ServiceDistribution distribution, double meanMs)
    {
        Pipeline pipeline = PipelineReader.Read(RepositoryFiles.Of("experiments", "pipelines", "textbook", $"{name}.yaml"));

        Assert.Equal(new ServiceLevelObjective(double.PositiveInfinity, DropPolicy.None), pipeline.Slo);
        Assert.Equal(meanMs, pipeline.Stages[0].Variants[0].Profile.MeanMs(1, 1.0));
        Assert.All(pipeline.Stages, s => Assert.Equal(distribution, s.Variants[0].Profile.Variability.Distribution));
        Assert.All(pipeline.Stages, s => Assert.Equal(0.0, s.Variants[0].StartUp.MeanSeconds));
    }

    [Fact]
    public void Read_Traffic_ForksByProbabilityWithTheItemsOfTheDetectors()
    {
        Pipeline traffic = Load("traffic");

        Assert.Equal([2.58, 6.7, 12.5, 16.5, 18.9], traffic.Stages[0].Variants.Select(v => v.Items));
        Assert.Equal([new StageEdge(0, 1, 0.6), new StageEdge(0, 2, 0.4)], traffic.Graph.Edges);
    }

    [Fact]
    public void Read_Ensemble_HasThreeSourcesAndAVote()
    {
        Pipeline ensemble = Load("ensemble");

        Assert.Equal([0, 1, 2], ensemble.Graph.Sources);
        Assert.Equal([3], ensemble.Graph.Joins);
        Assert.Equal(JoinRule.Vote, ensemble.Stages[3].Join);
    }

    /// <summary>iGniter's tables at the ends and in the middle of what was measured: model, batch, share, ms.</summary>
    [Theory]
    [InlineData(0, "ssd", 1, 0.2, 13.419)]
    [InlineData(0, "ssd", 32, 0.8, 111.206)]
    [InlineData(1, "alexnet", 1, 0.2, 2.073)]
    [InlineData(1, "alexnet", 32, 0.8, 6.225)]
    [InlineData(1, "resnet50", 8, 0.5, 11.613)]
    [InlineData(1, "resnet50", 32, 0.2, 93.829)]
    [InlineData(1, "vgg19", 1, 0.2, 10.618)]
    [InlineData(1, "vgg19", 32, 0.8, 68.917)]
    public void MeanMs_OfVideoGpu_IsTheMeasuredOne(int stage, string variant, int batch, double share, double ms)
    {
        Pipeline pipeline = Load("video-gpu");
        Assert.Equal(1.0, new CapacityModel(pipeline).MeanSeconds(stage, Variant(pipeline, stage, variant), share, batch) * 1000.0 / ms, 0.08);
    }

    private static string[] Ipa => ["video", "audio-qa", "audio-sent", "sum-qa", "nlp"];

    private static string FileOf(string name) => RepositoryFiles.Of("experiments", "pipelines", $"{name}.yaml");

    private static Pipeline Load(string name) => PipelineReader.Read(FileOf(name));

    private static int Variant(Pipeline pipeline, int stage, string name)
    {
        int index = pipeline.Stages[stage].FindVariant(name);
        Assert.True(index >= 0, name);
        return index;
    }
}
