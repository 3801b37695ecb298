using System.Globalization;
using Tuner.Environment.Configuration;
using Tuner.Environment.Randomness;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Configuration;

public sealed class ExperimentReaderTests
{
    private const int Mutants = 400;

    private static readonly string[] Numbers =
        ["0", "-1", "1", "7", "100000", "31536000", "2147483647", "-2147483648", "1e9", "1e300", "0.5", "1e-9", ".inf", "-.inf", ".nan", "99999999999999999999"];

    private static readonly string[] Fragments =
        ["", "x", "[]", "{}", "~", "null", "true", "'", "\"", "#", ": ", "- ", "\t", "\n", "&a", "*a", "!!int 3", "../x", "ä", "\u0000", "[a, b]", "{a: 1}", "steady-low", "ppo"];

    /// <summary>Whatever stands in a file, the reader finds an experiment or says what is wrong, and fast.</summary>
    [Theory]
    [InlineData("experiments/quickstart.yaml")]
    [InlineData("experiments/pipelines/video.yaml")]
    [InlineData("experiments/workloads/diurnal.yaml")]
    public void Read_MutatedFile_IsRefusedOrSound(string original)
    {
        string yaml = File.ReadAllText(SmallExperiment.InRepository(original));
        RandomStream random = new SeedSequence(1).Stream("mutants");
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.FullName, "mutant.yaml");
        string[] overrides = original.Contains("pipelines", StringComparison.Ordinal) ? [$"pipeline={file}"]
            : original.Contains("workloads", StringComparison.Ordinal) ? [$"workload={file}"]
            : [];
        string experimentFile = overrides.Length == 0 ? file : SmallExperiment.Write(folder);
        int refused = 0;
        for (int i = 0; i < Mutants; i++)
        {
            string mutant = Mutate(yaml, random);
            File.WriteAllText(file, mutant);
            try
            {
                Experiment experiment = ExperimentReader.Read(experimentFile, overrides);
                Assert.NotEmpty(experiment.Policies);
                Assert.NotEmpty(experiment.Seeds);
            }
            catch (ConfigurationException e)
            {
                Assert.NotEmpty(e.Diagnostics);
                refused++;
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"mutant {i}: {e}\n{mutant}");
            }
        }

        Assert.InRange(refused, Mutants / 5, Mutants - 1);
    }

    [Fact]
    public void Read_FilesBesideTheExperiment_AreFoundFromAnyFolder()
    {
        using TemporaryFolder folder = new();
        File.Copy(SmallExperiment.InRepository("experiments/pipelines/nlp.yaml"), Path.Combine(folder.FullName, "mine.yaml"));
        File.WriteAllText(Path.Combine(folder.FullName, "load.yaml"), "preset: steady-low\ndurationSeconds: 100\n");
        string file = SmallExperiment.Write(folder);

        Experiment experiment = ExperimentReader.Read(file, "pipeline=mine.yaml", "workload=load.yaml");

        Assert.Equal(("nlp", "steady-low"), (experiment.Pipeline.Name, experiment.Workload.Name));
    }

    [Fact]
    public void Read_LastSeeds_DoNotOverflow()
    {
        using TemporaryFolder folder = new();

        Experiment experiment = ExperimentReader.Read(SmallExperiment.Write(folder), "firstSeed=2147483647", "seeds=3");

        Assert.Equal([2147483647UL, 2147483648UL, 2147483649UL], experiment.Seeds);
    }

    [Fact]
    public void Read_PipelineOverride_ReachesThePipelineAlone()
    {
        using TemporaryFolder folder = new();

        Experiment experiment = ExperimentReader.Read(SmallExperiment.Write(folder), "pipeline.slo.latencySeconds=2", "pipeline.stages.detect.maxReplicas=3");

        Assert.Equal(2.0, experiment.Pipeline.Slo.LatencySeconds);
        Assert.Equal(3, experiment.Pipeline.Stages[0].MaxReplicas);
        Assert.Contains("slo.latencySeconds=2", experiment.ResolvedYaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AccuraciesOfZero_LeaveTheObjectiveWithoutAScale()
    {
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder);
        string[] overrides = [.. new[] { "n", "s", "m", "l", "x" }.Select(v => $"pipeline.stages.detect.variants.yolov5{v}.accuracy=0")];

        ConfigurationException refusal = Assert.Throws<ConfigurationException>(() => ExperimentReader.Read(file, overrides));

        Assert.Contains("leaves this objective without a scale", Assert.Single(refusal.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PolicyThatThePipelineDoesNotSuit_IsRefusedBeforeAnythingRuns()
    {
        using TemporaryFolder folder = new();
        string file = SmallExperiment.Write(folder);

        ConfigurationException refusal = Assert.Throws<ConfigurationException>(
            () => ExperimentReader.Read(file, "pipeline=mm1", "policies.solver.preset=ipa"));

        Assert.Contains("'solver': Pipeline 'mm1' has no IPA weights", Assert.Single(refusal.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TraceTooShortToLearnFrom_IsRefusedForTheLearnerAlone()
    {
        using TemporaryFolder folder = new();
        string trace = Path.Combine(folder.FullName, "t.txt");
        File.WriteAllText(trace, string.Join(' ', Enumerable.Range(0, 4000).Select(i => 80 + (i % 40))));
        string file = SmallExperiment.Write(folder);
        string[] overrides = [$"workload.file={trace}", "workload.windows=[{startSecond: 2000, endSecond: 2100}]", "workload.marginSeconds=120"];

        ConfigurationException refusal = Assert.Throws<ConfigurationException>(() => ExperimentReader.Read(file, [.. overrides, "episode.intervals=1000"]));
        Experiment withoutLearner = ExperimentReader.Read(file, [.. overrides, "episode.intervals=1000", "policies=[{kind: fixed}]", "opponent=fixed"]);

        Assert.StartsWith("'ppo': ", Assert.Single(refusal.Diagnostics).Message, StringComparison.Ordinal);
        Assert.Single(withoutLearner.Policies);
    }

    private static string Mutate(string yaml, RandomStream random)
    {
        string mutant = yaml;
        for (int n = 1 + random.NextInt(2); n > 0; n--)
        {
            mutant = random.NextInt(4) switch
            {
                0 => ReplaceNumber(mutant, random),
                1 => ReplaceWord(mutant, random),
                2 => Cut(mutant, random),
                _ => mutant.Insert(random.NextInt(mutant.Length), Fragments[random.NextInt(Fragments.Length)]),
            };
        }

        return mutant;
    }

    private static string ReplaceNumber(string yaml, RandomStream random)
    {
        int[] places = [.. Enumerable.Range(1, yaml.Length - 1).Where(i => char.IsAsciiDigit(yaml[i]) && yaml[i - 1] == ' ')];
        int start = places[random.NextInt(places.Length)], end = start;
        while (end < yaml.Length && (char.IsAsciiDigit(yaml[end]) || yaml[end] == '.'))
        {
            end++;
        }

        return yaml[..start] + Numbers[random.NextInt(Numbers.Length)].ToString(CultureInfo.InvariantCulture) + yaml[end..];
    }

    private static string ReplaceWord(string yaml, RandomStream random)
    {
        int[] places = [.. Enumerable.Range(1, yaml.Length - 1).Where(i => char.IsAsciiLetter(yaml[i]) && !char.IsAsciiLetter(yaml[i - 1]))];
        int start = places[random.NextInt(places.Length)], end = start;
        while (end < yaml.Length && char.IsAsciiLetter(yaml[end]))
        {
            end++;
        }

        string put = random.NextInt(2) == 0 ? Numbers[random.NextInt(Numbers.Length)] : Fragments[random.NextInt(Fragments.Length)];
        return yaml[..start] + put + yaml[end..];
    }

    private static string Cut(string yaml, RandomStream random)
    {
        int start = random.NextInt(yaml.Length - 1);
        return yaml.Remove(start, Math.Min(1 + random.NextInt(40), yaml.Length - start));
    }
}
