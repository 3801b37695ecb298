using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;

namespace Tuner.Environment.Tests.Pipelines;

public sealed class PipelineReaderTests
{
    private const string Sample =
        """
        name: two
        slo: {latencySeconds: 5}
        cluster: {nodes: 1, coresPerNode: 8}
        stages:
          - name: first
            batchSizes: [1, 4]
            variants:
              - name: small
                accuracy: 0.5
                service: {table: {1: 60, 4: 120}}
          - name: second
            variants:
              - name: big
                accuracy: 0.9
                cores: 2
                service: {meanMs: 20}
        planning:
          highVariants: {first: small, second: big}

        """;

    private const string ThirdStage =
        """
          - name: third
            after: [first]
            variants: [{name: a, accuracy: 1, service: {meanMs: 1}}]
        planning:
        """;

    private const string EveryKey =
        """
        name: gpu
        description: all keys
        slo: {latencySeconds: .inf, drops: limit, dropLimitSeconds: 9}
        provenance: {slo: made up}
        cluster:
          nodes: 2
          coresPerNode: .inf
          memoryGiBPerNode: 64
          resize: restart
          resizeSeconds: 0.5
          strategy: surge
          gpus: {perNode: 4, memoryGiB: 16, sharing: mps, shareLimit: 2, memory: swap, memoryLimit: 3, pcieGiBPerSecond: 12, interferenceBase: 0.1, interferencePerDram: 0.002}
        faults: {startFailureProbability: 0.1, replicaMeanLifeSeconds: 100, nodeMeanLifeSeconds: 1000, nodeMeanRepairSeconds: 60, crashedBatch: lost}
        stages:
          - name: late
            after: [{stage: early, single: true}]
            queue: edf
            idleSeconds: 30
            variants: [{name: b, accuracy: 1, service: {meanMs: 5, distribution: exponential}}]
          - name: early
            after: []
            maxReplicas: 3
            batchTimeoutSeconds: 0.5
            queueLimit: 7
            itemsDistribution: poisson
            provenance: {queueLimit: made up}
            variants:
              - name: a
                accuracy: 0.25
                parametersMillions: 4.5
                memoryGiB: 2
                gpuShare: 0.5
                allocations: [0.25, 0.5, 1]
                items: 2.5
                dramUtilisation: 0.3
                startUp: {meanSeconds: 6}
                service: {law: {gamma: 1, delta: 2, epsilon: 3, eta: 4}}
                provenance: {accuracy: made up}
        planning:
          latencyMargin: 1
          throughputMargin: -0.5
          loadMargin: 0.2
          profiledLoadRps: {late: 10, early: .inf}
          lowVariants: {early: a, late: b}
          frozenReplicas: {late: 4, early: 2}
          accuracyWeights: {default: 2, bursty: 3}
          costWeight: 1
          batchWeight: 0.5
          rankNormalised: true
          provenance: {all: made up}

        """;

    [Fact]
    public void Read_Sample_IsThePipeline()
    {
        Pipeline pipeline = Read(Sample, out _)!;

        Assert.Equal("two", pipeline.Name);
        Assert.Equal(new ServiceLevelObjective(5.0), pipeline.Slo);
        Assert.Equal(new ClusterCapacity(1, 8.0), pipeline.Cluster);
        Assert.Equal(["first", "second"], pipeline.Stages.Select(s => s.Name));
        Assert.Equal([1, 4], pipeline.Stages[0].BatchSizes);
        Assert.Equal(80.0, pipeline.Stages[0].Variants[0].Profile.MeanMs(2, 1.0), 12);
        Assert.Equal(Allocation.OfCores(1.0), pipeline.Stages[0].Variants[0].BaseAllocation);
        Assert.Equal(0.1, pipeline.Stages[0].Variants[0].Profile.Variability.CoefficientOfVariation);
        Assert.Equal(Allocation.OfCores(2.0), pipeline.Stages[1].Variants[0].BaseAllocation);
        Assert.Equal(20.0, pipeline.Stages[1].Variants[0].Profile.MeanMs(1, 2.0));
        Assert.Equal([0, 0], pipeline.Planning.HighVariants);
        Assert.Equal((16, 0.0, null), (pipeline.Stages[1].MaxReplicas, pipeline.Stages[1].BatchTimeoutSeconds, pipeline.Stages[1].QueueLimit));
    }

    [Fact]
    public void Read_EveryKey_ReachesThePipeline()
    {
        Pipeline pipeline = Read(EveryKey, out _)!;

        Assert.Equal(new ServiceLevelObjective(double.PositiveInfinity, DropPolicy.Limit, 9.0), pipeline.Slo);
        Assert.Equal(
            new ClusterCapacity(2, double.PositiveInfinity)
            {
                MemoryGiBPerNode = 64.0,
                Resize = ResizeMode.Restart,
                ResizeSeconds = 0.5,
                Strategy = UpdateStrategy.Surge,
                Gpus = new GpuCapacity(4, 16.0)
                {
                    Sharing = GpuSharing.Mps,
                    ShareLimit = 2.0,
                    Memory = GpuMemoryRule.Swap,
                    MemoryLimit = 3.0,
                    PcieGiBPerSecond = 12.0,
                    InterferenceBase = 0.1,
                    InterferencePerDram = 0.002,
                },
            },
            pipeline.Cluster);
        Assert.Equal(
            new FaultModel
            {
                StartFailureProbability = 0.1,
                ReplicaMeanLifeSeconds = 100.0,
                NodeMeanLifeSeconds = 1000.0,
                NodeMeanRepairSeconds = 60.0,
                CrashedBatch = CrashedBatch.Lost,
            },
            pipeline.Faults);
        Assert.Equal(new StageEdge(0, 1, 1.0, IsSingle: true), Assert.Single(pipeline.Graph.Edges));
        Assert.Equal((QueueOrder.Edf, 30.0, ItemDistribution.Poisson), (pipeline.Stages[1].Order, pipeline.Stages[1].IdleSeconds, pipeline.Stages[0].Items));
        Assert.Equal(["early", "late"], pipeline.Stages.Select(s => s.Name));
        Stage early = pipeline.Stages[0];
        Assert.Equal((3, 0.5, 7), (early.MaxReplicas, early.BatchTimeoutSeconds, early.QueueLimit));
        Variant a = early.Variants[0];
        Assert.Equal((0.25, 4.5, 2.0, 0.5), (a.Accuracy, a.ParametersMillions, a.MemoryGiB, a.BaseAllocation.GpuShare));
        Assert.Equal([0.25, 0.5, 1.0], a.Allocations.Select(x => x.GpuShare));
        Assert.Equal((2.5, 0.3), (a.Items, a.DramUtilisation));
        Assert.Equal(new StartUpTime(6.0), a.StartUp);
        Assert.Equal(0.04, a.Profile.Variability.CoefficientOfVariation);
        Assert.Equal((1.0 * 2 / 0.5) + (2.0 * 2) + (3.0 / 0.5) + 4.0, a.Profile.MeanMs(2, 0.5), 12);
        Assert.Equal(ServiceDistribution.Exponential, pipeline.Stages[1].Variants[0].Profile.Variability.Distribution);
        PlanningFacts facts = pipeline.Planning;
        Assert.Equal((1.0, -0.5, 0.2, 1.0, 0.5, true), (facts.LatencyMargin, facts.ThroughputMargin, facts.LoadMargin, facts.CostWeight, facts.BatchWeight, facts.RankNormalised));
        Assert.Equal([double.PositiveInfinity, 10.0], facts.ProfiledLoadRps);
        Assert.Equal([0, 0], facts.LowVariants);
        Assert.Equal([2, 4], facts.FrozenReplicas);
        Assert.Equal(3.0, facts.AccuracyWeights["bursty"]);
    }

    [Theory]
    [InlineData("accuracy: 0.5", "accuraci: 0.5", "9:9: unknown key 'stages.0.variants.0.accuraci'", "8:9: 'stages.0.variants.0.accuracy' is missing")]
    [InlineData("accuracy: 0.5", "accuracy: half", "9:19: 'stages.0.variants.0.accuracy' must be a number, got 'half'")]
    [InlineData("accuracy: 0.5", "accuracy: -0.5", "9:19: 'stages.0.variants.0.accuracy' must be between 0 and 1, got -0.5")]
    [InlineData("accuracy: 0.5", "accuracy: 45.7", "9:19: 'stages.0.variants.0.accuracy' must be between 0 and 1, got 45.7")]
    [InlineData("accuracy: 0.5", "accuracy: .nan", "9:19: 'stages.0.variants.0.accuracy' must be a number, got '.nan'")]
    [InlineData("accuracy: 0.5", "accuracy: .inf", "9:19: 'stages.0.variants.0.accuracy' must be between 0 and 1, got .inf")]
    [InlineData("latencySeconds: 5", "latencySeconds: 0", "2:23: 'slo.latencySeconds' must be above 0, got 0")]
    [InlineData("latencySeconds: 5", "latencySeconds: 5, drops: late", "2:33: 'slo.drops' must be one of none, admission, deadline, limit, got 'late'")]
    [InlineData("latencySeconds: 5", "latencySeconds: 5, drops: limit", "2:33: 'slo.dropLimitSeconds' is missing: 'drops: limit' needs it")]
    [InlineData("slo: {latencySeconds: 5}", "slo: {}", "2:6: 'slo.latencySeconds' is missing")]
    [InlineData("nodes: 1", "nodes: 0", "3:18: 'cluster.nodes' must be between 1 and 100000, got 0")]
    [InlineData("cores: 2", "cores: 0", "15:16: 'stages.1.variants.0.cores' must be above 0 and finite, got 0")]
    [InlineData("cores: 2", "cores: -1", "15:16: 'stages.1.variants.0.cores' must be above 0 and finite, got -1")]
    [InlineData("cores: 2", "cores: .inf", "15:16: 'stages.1.variants.0.cores' must be above 0 and finite, got .inf")]
    [InlineData("cores: 2", "cores: 9", "15:16: 'stages.1.variants.0.cores' is 9: a replica must fit a node of 8 cores")]
    [InlineData("cores: 2", "gpuShare: 0", "15:19: 'stages.1.variants.0.gpuShare' must be above 0 and at most 1, got 0")]
    [InlineData("cores: 2", "gpuShare: 1.5", "15:19: 'stages.1.variants.0.gpuShare' must be above 0 and at most 1, got 1.5")]
    [InlineData("cores: 2", "gpuShare: 0.5", "15:19: 'stages.1.variants.0.gpuShare' is given, but the cluster has no GPUs: 'cluster.gpus' was expected")]
    [InlineData("cores: 2", "cores: 2\n        allocations: [1, 4]", "16:22: 'stages.1.variants.0.allocations' must have the base allocation 2 ('cores') among them")]
    [InlineData("cores: 2", "cores: 2\n        allocations: [2, 1]", "16:22: 'stages.1.variants.0.allocations' must ascend, got 1 after 2")]
    [InlineData("cores: 2", "cores: 2\n        allocations: [2, 9]", "16:22: 'stages.1.variants.0.allocations' has 9: a replica must fit a node of 8 cores")]
    [InlineData("cores: 2", "cores: 2\n        allocations: [2, 0]", "16:26: 'stages.1.variants.0.allocations.1' must be above 0 and finite, got 0")]
    [InlineData("cores: 2", "cores: 2\n        memoryGiB: 20\n        items: -1", "17:16: 'stages.1.variants.0.items' must be between 0 and 1000, got -1")]
    [InlineData("coresPerNode: 8", "coresPerNode: 8, memoryGiBPerNode: 0", "3:56: 'cluster.memoryGiBPerNode' must be above 0, got 0")]
    [InlineData("coresPerNode: 8", "coresPerNode: 8, gpus: {perNode: 1, memoryGiB: 16, sharing: mig, shareLimit: 2}", "3:98: 'cluster.gpus.shareLimit' is 2: 1 was expected, since mig's partitions are hard")]
    [InlineData("coresPerNode: 8", "coresPerNode: 8, gpus: {perNode: 1, memoryGiB: 16, sharing: mig, memory: swap}", "3:94: 'cluster.gpus.memory' is swap, which has no meaning where sharing is mig")]
    [InlineData("coresPerNode: 8", "coresPerNode: 8, gpus: {perNode: 1, memoryGiB: 16, sharing: mig, interferenceBase: 1}", "3:104: 'cluster.gpus.interferenceBase' has no meaning where sharing is mig")]
    [InlineData("coresPerNode: 8", "coresPerNode: 8, gpus: {perNode: 1, memoryGiB: 16, sharing: time-slices, interferencePerDram: 1}", "3:115: 'cluster.gpus.interferencePerDram' has no meaning where sharing is time-slices")]
    [InlineData("coresPerNode: 8", "coresPerNode: 8, resize: inplace", "3:46: 'cluster.resize' must be one of in-place, restart, got 'inplace'")]
    [InlineData("coresPerNode: 8}", "coresPerNode: 8}\nfaults: {startFailureProbability: 1}", "4:35: 'faults.startFailureProbability' must be 0 or more and below 1, got 1")]
    [InlineData("cluster: {nodes: 1, coresPerNode: 8}", "faults: {nodeMeanLifeSeconds: 9}", "3:31: 'faults.nodeMeanLifeSeconds' has no meaning without 'cluster', whose machines it is about")]
    [InlineData("latencySeconds: 5", "latencySeconds: 5, network: {meanSeconds: 1}", "2:35: exactly one of {meanSeconds, cv}, {payloadKB, bandwidthMbps} and {payloadKB, bandwidthFile} was expected, got meanSeconds")]
    [InlineData("latencySeconds: 5", "latencySeconds: 5, network: {payloadKB: 10, bandwidthFile: none.csv}", "2:66: there is no file of bandwidths 'none.csv' that can be read")]
    [InlineData("- name: second\n", "- name: second\n    join: mean\n", "12:11: 'stages.1.join' has no meaning: several stages that feed 'second' were expected")]
    [InlineData("- name: second\n", "- name: second\n    after: [{stage: first, probability: 0.9}]\n", "12:41: the probabilities out of 'first' sum to 0.9; 1 was expected")]
    [InlineData("- name: second\n", "- name: second\n    after: [{stage: first, probability: 1.5}]\n", "12:41: 'stages.1.after.0.probability' must be above 0 and at most 1, got 1.5")]
    [InlineData("- name: second\n", "- name: second\n    after: [{stage: fist}]\n", "12:21: there is no stage 'fist'")]
    [InlineData("- name: second\n", "- name: second\n    after: [{single: true}]\n", "12:13: 'stages.1.after.0.stage' is missing")]
    [InlineData("- name: second\n", "- name: second\n    after: [[first]]\n", "12:13: 'stages.1.after.0' must be a mapping, got a list")]
    [InlineData("    cores: 2\n", "    cores: 2\n        gpuShare: 1\n", "16:19: 'stages.1.variants.0.gpuShare' and 'cores' are given: a replica has one of them")]
    [InlineData("name: second", "name: first", "11:11: two stages are named 'first'", "18:32: there is no stage 'second'")]
    [InlineData("- name: small\n", "- {name: small, accuracy: 1, service: {meanMs: 1}}\n      - name: small\n", "9:15: two variants of 'first' are named 'small'")]
    [InlineData("name: two", "name: two words", "1:7: 'name' must be of letters, digits, '.', '_' and '-', got 'two words'")]
    [InlineData("batchSizes: [1, 4]", "batchSizes: [1, 8]", "10:26: 'stages.0.variants.0.service.table' covers batches 1 to 4, 1 to 8 are needed (batchSizes)")]
    [InlineData("table: {1: 60, 4: 120}", "table: {2: 60, 4: 120}", "10:26: 'stages.0.variants.0.service.table' covers batches 2 to 4, 1 to 4 are needed (batchSizes)")]
    [InlineData("table: {1: 60, 4: 120}", "table: {}", "10:26: 'stages.0.variants.0.service.table' has no points")]
    [InlineData("table: {1: 60, 4: 120}", "table: {1: 60, four: 120}", "10:34: 'stages.0.variants.0.service.table.four' must be an integer as a key, got 'four'")]
    [InlineData("table: {1: 60, 4: 120}", "table: {1: 0, 4: 120}", "10:30: 'stages.0.variants.0.service.table.1' must be above 0 and finite, got 0")]
    [InlineData("table: {1: 60, 4: 120}", "table: {1: 60, 2000000000: 120}", "10:26: 'stages.0.variants.0.service.table' must have batches between 1 and 4096, got 2000000000")]
    [InlineData("table: {1: 60, 4: 120}", "table: [{batch: 1, gpuShare: 1, ms: 3}]", "10:27: a point of 'stages.0.variants.0.service.table' must have 'cores', as the variant has, and nothing else")]
    [InlineData("table: {1: 60, 4: 120}", "table: [{batch: 1, cores: 1, ms: 3}, {batch: 1, cores: 1, ms: 4}]", "10:56: two points of 'stages.0.variants.0.service.table' have this batch and allocation")]
    [InlineData("table: {1: 60, 4: 120}", "table: [{batch: 1, cores: 1, ms: x}]", "10:52: 'stages.0.variants.0.service.table.0.ms' must be a number, got 'x'")]
    [InlineData("table: {1: 60, 4: 120}", "law: {gamma: 10, eta: -20}", "10:24: 'stages.0.variants.0.service.law' must give times above 0 ms, got -10 ms at batch 1")]
    [InlineData("{meanMs: 20}", "{meanMs: 20, law: {eta: 1}}", "16:18: 'stages.1.variants.0.service' must have exactly one of table, law and meanMs, got law and meanMs")]
    [InlineData("{meanMs: 20}", "{}", "16:18: 'stages.1.variants.0.service' must have exactly one of table, law and meanMs, got none of them")]
    [InlineData("{meanMs: 20}", "{meanMs: 20, distribution: normal}", "16:45: 'stages.1.variants.0.service.distribution' must be one of deterministic, exponential, lognormal, gamma, got 'normal'")]
    [InlineData("{meanMs: 20}", "{meanMs: 20, distribution: exponential, cv: 2}", "16:62: 'stages.1.variants.0.service.cv' has no meaning where the distribution is exponential")]
    [InlineData("{meanMs: 20}", "{meanMs: 20, cv: 0}", "16:35: 'stages.1.variants.0.service.cv' must be above 0 and at most 100, got 0")]
    [InlineData("batchSizes: [1, 4]", "batchSizes: [4, 1]", "6:21: 'stages.0.batchSizes' must ascend, got 1 after 4")]
    [InlineData("batchSizes: [1, 4]", "batchSizes: []", "6:17: 'stages.0.batchSizes' must have at least one batch size")]
    [InlineData("- name: second\n", "- name: second\n    after: [fisrt]\n", "12:13: there is no stage 'fisrt'")]
    [InlineData("- name: second\n", "- name: second\n    after: [first, first]\n", "12:20: 'first' is given twice")]
    [InlineData("- name: second\n", "- name: second\n    after: []\n", "12:12: stage 'second' is not connected with 'first'")]
    [InlineData("- name: first\n", "- name: first\n    after: [second]\n", "6:12: 'after' makes a cycle: 'first' after 'second' after 'first'")]
    [InlineData("- name: first\n", "- name: first\n    after: [first]\n", "6:12: 'after' makes a cycle: 'first' after 'first'")]
    [InlineData("planning:", ThirdStage, "21:17: 'planning.highVariants.third' is missing: a value is needed for every stage")]
    [InlineData("second: big", "secnd: big", "18:32: there is no stage 'secnd'")]
    [InlineData(", second: big", "", "18:17: 'planning.highVariants.second' is missing: a value is needed for every stage")]
    [InlineData("second: big", "second: bigg", "18:40: stage 'second' has no variant 'bigg'")]
    [InlineData("planning:", "planning:\n  throughputMargin: -1", "18:21: 'planning.throughputMargin' must be above -1 and at most 100, got -1")]
    [InlineData("planning:", "planning:\n  accuracyWeights: {default: -1}", "18:30: 'planning.accuracyWeights.default' must be 0 or more and finite, got -1")]
    [InlineData("accuracy: 0.9", "accuracy: 0.9\n        provenance: {accuracy: [1]}", "15:32: 'stages.1.variants.0.provenance.accuracy' must be a text, got a list")]
    public void Read_Wrong_NamesPlaceAndRule(string find, string replacement, params string[] expected)
    {
        Read(Sample.Replace(find, replacement, StringComparison.Ordinal), out string[] errors);
        Assert.Equal(expected.Select(e => $"p.yaml:{e}").Order(StringComparer.Ordinal), errors.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_NoStages_SaysSo()
    {
        Read("name: a\nslo: {latencySeconds: 1}\nstages: []\n", out string[] errors);
        Assert.Equal("p.yaml:3:9: 'stages' must have at least one stage", Assert.Single(errors));
    }

    [Fact]
    public void Read_NoVariants_SaysSo()
    {
        Read("name: a\nslo: {latencySeconds: 1}\nstages:\n  - {name: b, variants: []}\n", out string[] errors);
        Assert.Equal("p.yaml:4:25: 'stages.0.variants' must have at least one variant", Assert.Single(errors));
    }

    [Fact]
    public void Read_ManyErrors_AllAtOnce()
    {
        Read(
            Sample.Replace("0.5", "1.5", StringComparison.Ordinal)
                .Replace("meanMs", "meanms", StringComparison.Ordinal)
                .Replace("cores: 2", "cores: 16", StringComparison.Ordinal)
                .Replace("{first: small", "{first: smal", StringComparison.Ordinal),
            out string[] errors);

        Assert.Equal(["9:19", "15:16", "16:18", "16:19", "18:25"], errors.Select(e => string.Join(':', e.Split(':')[1..3])));
    }

    [Fact]
    public void Read_AnyMutation_ReportsAndNeverThrows()
    {
        string[] values = ["", "0", "-1", "1e300", "1e-300", ".inf", ".nan", "~", "x", "early", "[]", "{}", "[early, late]", "[1, 2]", "{a: 1}", "true", "'2'"];
        RandomStream random = new SeedSequence(1).Stream("pipeline-mutation");
        int read = 0;
        for (int i = 0; i < 3000; i++)
        {
            List<string> lines = [.. (i % 2 == 0 ? Sample : EveryKey).Split('\n')];
            for (int k = 0; k <= i % 3; k++)
            {
                int at = random.NextInt(lines.Count);
                int colon = lines[at].LastIndexOf(": ", StringComparison.Ordinal);
                if (colon < 0 || random.NextInt(4) == 0)
                {
                    lines.RemoveAt(at);
                    continue;
                }

                string closing = new([.. lines[at][colon..].Where(c => c is '}' or ']')]);
                lines[at] = $"{lines[at][..colon]}: {values[random.NextInt(values.Length)]}{closing}";
            }

            read += Read(string.Join('\n', lines), out _) is null ? 0 : 1;
        }

        Assert.InRange(read, 100, 2000);
    }

    [Fact]
    public void Read_Overrides_ReachThePipelineAndItsErrors()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Sample);
            Assert.Equal(2.5, PipelineReader.Read(path, "slo.latencySeconds=2.5", "stages.0.maxReplicas=40").Slo.LatencySeconds);
            Diagnostic error = Assert.Single(Assert.Throws<ConfigurationException>(() => PipelineReader.Read(path, "slo.drop=none")).Diagnostics);
            Assert.Equal(("--set 'slo.drop=none'", 5, "did you mean 'drops'?"), (error.File, error.Column, error.Suggestion));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Read_MissingFile_NamesIt() => Assert.Equal(
        "nowhere/x.yaml:1:1: error: there is no such file",
        Assert.Throws<ConfigurationException>(() => PipelineReader.Read("nowhere/x.yaml")).Message);

    private static Pipeline? Read(string text, out string[] errors)
    {
        DiagnosticSink sink = new();
        YamlSource? source = YamlSource.Parse(new SourceText("p.yaml", text), sink);
        Pipeline? pipeline = source is null ? null : PipelineReader.Read(source, sink);
        errors = [.. sink.Sorted.Select(d => $"{d.File}:{d.Line}:{d.Column}: {d.Message}")];
        Assert.Equal(pipeline is null, errors.Length > 0);
        return pipeline;
    }
}
