using System.Collections.Immutable;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Search;

/// <summary>
/// Two stages small enough for a pencil: a replica serves 10 RPS; the value is the sum of accuracies less .1 a core; the better option of a stage
/// takes .3 s in the place of .1 s. At 10 RPS the unit is 1 + .1 x 2.
/// </summary>
internal static class TwoStages
{
    public static PlanningProblem At(double rateRps, double sloSeconds, double clusterCores = double.PositiveInfinity)
    {
        ImmutableArray<ImmutableArray<PlanOption>> stages = [[Option(0, 0.5, 1.0, 0.1), Option(1, 0.8, 2.0, 0.3)], [Option(0, 0.5, 1.0, 0.1), Option(1, 0.65, 1.25, 0.3)]];
        Objective objective = new(TestPipelines.Video, new ObjectiveWeights(1.0, 0.1, 0.0), new AccuracyMeasure(AccuracyCombination.Sum), 1.0, 1.0);
        return new PlanningProblem(stages, rateRps, sloSeconds, clusterCores, objective);
    }

    private static PlanOption Option(int variant, double accuracy, double cores, double seconds) =>
        new(variant, Allocation.OfCores(cores), 1, 10.0, seconds, accuracy, cores, 1, 10);
}
