namespace Tuner.Experiments.Benchmarks;

/// <summary>tuner bench simulator: the simulator alone, under the environment, and under a vector of environments.</summary>
internal sealed class SimulatorBenchmark : Benchmark
{
    private const string FloorGroup = "queue";
    private static readonly string FloorCase = $"exponential-{QueueInstances.FloorServers}";

    public override string Subject => "simulator";

    public override string Summary => "Measures the simulator: stage completions, environment steps, memory, and how far from the floor.";

    public override IReadOnlyDictionary<string, string> Groups { get; } = new Dictionary<string, string>
    {
        ["headline"] = "a chain of three stages with batching at 1,000 requests/s",
        ["rate"] = "that chain from 10 to 100,000 requests/s, replicas in proportion",
        ["replicas"] = "that chain at 1,000 requests/s on 1 to 1,000 replicas a stage",
        ["overload"] = "that chain at 1.3 times what it can serve, by drop policy",
        [FloorGroup] = "queues of batch 1 against a bare loop that does the least an M/M/c queue can",
        ["restore"] = "a saved state put back, of that chain and of the pipeline video",
        ["environment"] = "steps of the environment on the pipeline video",
        ["reset"] = "beginnings of its episodes",
        ["vector"] = "a vector of such environments with encoding, on one thread and on all cores",
    };

    protected override IReadOnlyList<BenchmarkCase> Measure(string group, BenchmarkSettings settings, TimeProvider time) =>
        new CaseRunner(settings, time).Measure([.. Instances(group, settings.Seed)]);

    protected override IEnumerable<(string Name, double Value)> Headlines(IReadOnlyList<BenchmarkCase> cases)
    {
        foreach (BenchmarkCase c in cases)
        {
            switch (c.Group, c.Name)
            {
                case ("headline", ChainInstances.HeadlineName):
                    yield return ("stageCompletionsPerSecond", c.MedianPerSecond);
                    break;
                case ("environment", EnvironmentInstances.FixedName):
                    yield return ("environmentStepsPerSecond", c.MedianPerSecond);
                    break;
                case ("vector", EnvironmentInstances.AllCoresName):
                    yield return ("vectorSpeedUp", 1.0 / c.TimeRatio!.Value);
                    break;
                case (FloorGroup, _) when c.Name == FloorCase:
                    yield return ("ratioToFloor", c.TimeRatio!.Value);
                    break;
            }
        }
    }

    private static IEnumerable<BenchmarkInstance> Instances(string group, ulong seed) => group switch
    {
        "headline" => ChainInstances.Headline(seed),
        "rate" => ChainInstances.Rates(seed),
        "replicas" => ChainInstances.Replicas(seed),
        "overload" => ChainInstances.Overload(seed),
        FloorGroup => QueueInstances.All(seed),
        "restore" => [ChainInstances.Restore(seed), EnvironmentInstances.Restore(seed)],
        "environment" => EnvironmentInstances.Single(seed),
        "reset" => EnvironmentInstances.Reset(seed),
        _ => EnvironmentInstances.Vector(seed),
    };
}
