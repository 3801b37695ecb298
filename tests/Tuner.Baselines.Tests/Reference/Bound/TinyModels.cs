using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Tests.Reference.Bound;

/// <summary>Pipelines so small that every plan of the model can be looked at.</summary>
internal static class TinyModels
{
    /// <summary>Two variants a stage, 100 ms and 250 ms a request on one core and two; without start-up times where <paramref name="startUpSeconds"/> is 0.</summary>
    public static Pipeline Pipeline(int stages, int maxReplicas, double startUpSeconds, double sloSeconds = 3.0) => new(
        "tiny",
        new ServiceLevelObjective(sloSeconds),
        [
            .. Enumerable.Range(0, stages).Select(s => new Stage
            {
                Name = $"stage{s}",
                MaxReplicas = maxReplicas,
                BatchSizes = [1],
                Variants = [Variant("light", 0.6 + (0.05 * s), 1, 100.0, startUpSeconds), Variant("heavy", 0.9, 2, 250.0, 1.5 * startUpSeconds)],
            }),
        ]);

    public static Objective Objective(Pipeline pipeline) =>
        new(pipeline, new ObjectiveWeights(1.0, 0.5, 5.0, 0.0), new AccuracyMeasure(), accuracyReference: 0.9, costReference: 10.0);

    /// <summary>Six intervals of four seconds, among them more than three replicas of any variant serve at once.</summary>
    public static LoadTrace Burst { get; } = new("burst", [4, 4, 5, 4, 6, 9, 18, 34, 33, 40, 22, 12, 8, 4, 3, 2, 0, 0, 0, 0, 5, 6, 7, 6], 0);

    private static Variant Variant(string name, double accuracy, int cores, double ms, double startUpSeconds) => new()
    {
        Name = name,
        Accuracy = accuracy,
        BaseAllocation = Allocation.OfCores(cores),
        StartUp = new StartUpTime(startUpSeconds),
        Profile = TestPipelines.Variant(name, accuracy, Allocation.OfCores(cores), ms, 0.0).Profile,
    };
}
