using System.Globalization;
using Tuner.Environment.Configuration;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Experiments.Benchmarks;

/// <summary>One stage without batches: M/M/c and M/D/c at a load of 0.7, and the bare loop of each M/M/c.</summary>
internal static class QueueInstances
{
    /// <summary>Servers of the queue whose distance from the bare loop is the headline.</summary>
    public const int FloorServers = 10;

    private const double Load = 0.7;
    private const double ServiceMs = 100.0;
    private const double RequestsAnInterval = 10_000.0;

    public static IEnumerable<BenchmarkInstance> All(ulong seed)
    {
        foreach (int servers in (int[])[1, FloorServers, 100])
        {
            string floor = string.Create(CultureInfo.InvariantCulture, $"bare-loop-{servers}");
            yield return new BenchmarkInstance(
                "queue",
                floor,
                string.Create(CultureInfo.InvariantCulture, $"M/M/{servers} at a load of {Load} by Kiefer and Wolfowitz's recursion on a heap of {servers}, seed {seed}"),
                "stage completions",
                () => new BareQueueWork(servers, Load, seed));
            yield return Simulated(ServiceDistribution.Exponential, servers, seed, floor);
            yield return Simulated(ServiceDistribution.Deterministic, servers, seed, floor);
        }
    }

    private static BenchmarkInstance Simulated(ServiceDistribution distribution, int servers, ulong seed, string floor)
    {
        double rate = Load * servers * 1000.0 / ServiceMs, interval = RequestsAnInterval / rate;
        Variant model = new()
        {
            Name = "model",
            Accuracy = 1.0,
            BaseAllocation = Allocation.OfCores(1.0),
            Profile = new ServiceProfile(new ConstantLaw(ServiceMs), new ServiceVariability(distribution)),
        };
        Pipeline queue = new(
            "queue",
            new ServiceLevelObjective(double.PositiveInfinity, DropPolicy.None),
            [new Stage { Name = "serve", MaxReplicas = servers, Variants = [model] }]);
        Decision decision = new([DecisionSpace.Of(queue.Stages[0], variant: 0, servers, maxBatch: 1)]);
        string law = OptionNames.Word(distribution);
        return new BenchmarkInstance(
            "queue",
            string.Create(CultureInfo.InvariantCulture, $"{law}-{servers}"),
            string.Create(CultureInfo.InvariantCulture, $"Poisson, {rate:0.###} requests/s, {servers} replicas of {ServiceMs} ms ({law}), batch 1, no SLO; intervals of {interval:0.###} s, seed {seed}"),
            "stage completions",
            () => new SimulationWork(queue, decision, rate, interval, seed),
            floor);
    }
}
