using Tuner.Environment.Pipelines;

namespace Tuner.Experiments.Tests.Support;

/// <summary>Two stages on cores, a third on a GPU.</summary>
internal static class SmallPipeline
{
    public static Pipeline Create() => new("video", new ServiceLevelObjective(2.0),
    [
        Stage("detect", 0.5, Allocation.OfCores(2), "yolov5n", "yolov5m", "yolov5x"),
        Stage("classify", 0.0, Allocation.OfCores(1), "resnet18", "resnet50"),
        Stage("caption", 0.0, Allocation.OfGpuShare(0.25), "blip", "git"),
    ],
    new ClusterCapacity(1, double.PositiveInfinity) { Gpus = new GpuCapacity(4, double.PositiveInfinity) });

    private static Stage Stage(string name, double timeoutSeconds, Allocation allocation, params string[] variants) => new()
    {
        Name = name,
        BatchSizes = [1, 2, 4, 8],
        BatchTimeoutSeconds = timeoutSeconds,
        Variants =
        [
            .. variants.Select((v, i) => new Variant
            {
                Name = v,
                Accuracy = 0.5 + (0.1 * i),
                BaseAllocation = allocation,
                Profile = new ServiceProfile(
                    new CoefficientLaw(0, 10, 0, 50 * (i + 1)), new ServiceVariability(ServiceDistribution.Deterministic)),
            }),
        ],
    };
}
