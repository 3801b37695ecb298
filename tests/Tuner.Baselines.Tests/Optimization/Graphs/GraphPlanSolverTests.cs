using Tuner.Baselines.Heuristics.Fa2;
using Tuner.Baselines.Heuristics.Rim;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Optimization.Graphs;
using Tuner.Baselines.Reference.Fixed;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Optimization.Graphs;

/// <summary>The search on graphs against looking at every plan, and the policies on the pipelines that are no chains.</summary>
public sealed class GraphPlanSolverTests
{
    [Theory]
    [InlineData(12.0)]
    [InlineData(double.PositiveInfinity)]
    public void Solve_RandomGraphs_IsTheBestOfAllPlans(double memoryGiBPerNode)
    {
        RandomStream random = new SeedSequence(1).Stream("random-graphs");
        int shaped = 0, infeasible = 0;
        for (int i = 0; i < 300; i++)
        {
            PlanningProblem problem = RandomGraphs.Problem(random, memoryGiBPerNode);
            if (problem.Shape is null)
            {
                continue;
            }

            Plan expected = new ExhaustivePlanSolver().Solve(problem), found = GraphPlanSolver.Shared.Solve(problem);
            shaped++;
            infeasible += expected.Feasible ? 0 : 1;
            string which = $"problem {i}";
            Assert.True(expected.Feasible == found.Feasible, which);
            Assert.True(Math.Abs(expected.BottleneckRatio - found.BottleneckRatio) < 1e-6 || (expected.BottleneckRatio > 1e6 && found.BottleneckRatio > 1e6), which);
            Assert.True(Math.Abs(expected.Value - found.Value) < 1e-6, $"{which}: {expected.Value} {found.Value}");
            Assert.True(
                expected.Stages.SequenceEqual(found.Stages),
                $"{which}: {string.Join(", ", expected.Stages)} expected, {string.Join(", ", found.Stages)} found");
        }

        Assert.InRange(shaped, 200, 300);
        Assert.InRange(infeasible, 20, shaped - 20);
    }

    [Fact]
    public void Solve_SixStagesOfManyOptions_EndsWithinTheLimit()
    {
        foreach (ObjectiveWeights weights in (ObjectiveWeights[])[ObjectiveWeights.Balanced, ObjectiveWeights.AccuracyFirst, ObjectiveWeights.CostFirst, new(1.0, 0.0, 0.0)])
        {
            foreach (double slo in (double[])[0.6, 1.5, 10.0])
            {
                Plan plan = GraphPlanSolver.Shared.Solve(SixStages(weights, slo));
                Assert.True(plan.Feasible && plan.LatencySeconds <= slo + 1e-9 && plan.Cores <= 256.0);
            }
        }
    }

    [Fact]
    public void Solve_BeyondTheLimit_SaysTheSizeAndWhatToReduce()
    {
        string message = Assert.Throws<NotSupportedException>(
            () => new GraphPlanSolver(maxNodes: 50).Solve(SixStages(ObjectiveWeights.Balanced, 1.5))).Message;
        Assert.Contains("6 stages with 75 x 75 x 75 x 75 x 75 x 75 options", message, StringComparison.Ordinal);
        Assert.Contains("50 partial plans", message, StringComparison.Ordinal);
        Assert.Contains("fewer", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4.0, 0.35, true)]
    [InlineData(12.0, 0.6, true)]
    [InlineData(12.0, 0.03, false)]
    [InlineData(5000.0, 0.6, false)]
    public void Solve_ProductOverFiveStages_IsTheBestOfAllPlans(double rateRps, double slo, bool isFeasible)
    {
        Pipeline chain = new(
            "long",
            new ServiceLevelObjective(slo),
            [.. Enumerable.Range(0, 5).Select(s => new Stage
            {
                Name = $"s{s}",
                BatchSizes = [1, 2],
                Variants = [.. Enumerable.Range(1, 2).Select(v => TestPipelines.Variant(
                    $"v{v}", 0.5 + (0.1 * v) + (0.03 * s), Allocation.OfCores(v), 10.0 * v, 5.0 + s, new ServiceVariability(ServiceDistribution.Deterministic)))],
            })],
            new ClusterCapacity(4, 8.0));
        Objective objective = Objective.Relative(chain, new ObjectiveWeights(1.0, 0.2, 0.0), rateRps);
        PlanningProblem problem = PlanningProblem.Create(chain, objective, rateRps, new PlanningOptions { QueueTerm = QueueTerm.None });
        Plan expected = new ExhaustivePlanSolver().Solve(problem), found = PlanSolver.Shared.Solve(problem);

        Assert.Equal(isFeasible, found.Feasible);
        Assert.Equal(expected.Stages, found.Stages);
    }

    [Theory]
    [InlineData("traffic", 10.0, true)]
    [InlineData("traffic", 20.0, true)]
    [InlineData("ensemble", 30.0, true)]
    [InlineData("video-gpu", 60.0, true)]
    [InlineData("video-gpu", 277.0, true)]
    [InlineData("video-gpu", 5000.0, false)]
    public void Decide_PipelinesThatAreNoChains_EveryPolicyIsLegalAndServes(string name, double rateRps, bool isServable)
    {
        Pipeline pipeline = TestPipelines.Read(name);
        ConstantForecaster load = new(rateRps);
        IPolicy[] policies =
        [
            new SolverPolicy("solver", new SolverOptions(), load),
            new SolverPolicy("ipa", new SolverOptions { Preset = PlanPreset.Ipa }, load),
            new Fa2Policy("fa2-low", new Fa2Options { Level = VariantLevel.Low }, load),
            new Fa2Policy("fa2-high", new Fa2Options { Level = VariantLevel.High }, load),
            new RimPolicy("rim", new RimOptions(), load),
            new FixedPolicy("fixed", new FixedOptions(), rateRps),
        ];
        foreach (IPolicy policy in policies)
        {
            Decision decision = Runs.First(policy, pipeline, Objective.Relative(pipeline, ObjectiveWeights.Balanced, rateRps));
            new DecisionSpace(pipeline).Check(decision);
            double[] visits = decision.Visits(pipeline);
            CapacityModel capacity = new(pipeline);
            for (int s = 0; s < visits.Length && policy.LastNote.Feasible; s++)
            {
                VariantDeployment deployment = decision.Stages[s].Deployments[0];
                double throughput = capacity.ThroughputRps(s, deployment.Variant, deployment.Allocation.Amount, decision.Stages[s].MaxBatch);
                Assert.True(deployment.Replicas * throughput >= (rateRps * visits[s]) - 1e-6, $"{policy.Name}, stage {s}");
            }

            Assert.True(policy.LastNote.Feasible == isServable || policy.Name == "rim", policy.Name);
        }
    }

    [Fact]
    public void Decide_AHeavierDetector_CountsTheItemsItSends()
    {
        Pipeline traffic = TestPipelines.Read("traffic");
        Decision Frozen(int detector) => new Planner(traffic, Objective.Relative(traffic, ObjectiveWeights.CostFirst, 10.0), new PlanningOptions())
            .PlanFor(10.0, new FrozenChoices { Variants = [detector, 0, 0] }).ToDecision(traffic);

        // Vehicles per second: 10 x .6 x 2.58 and 18.9; resnet18 does at most 20.9 a second.
        Assert.Equal((1, 6), (Frozen(0).Stages[1].Replicas, Frozen(4).Stages[1].Replicas));
    }

    [Fact]
    public void Create_Mig_SaysThatItHasNoAnswer()
    {
        Pipeline gpu = TestPipelines.Read("video-gpu");
        Pipeline mig = new("mig", gpu.Slo, gpu.Stages, gpu.Cluster with { Gpus = gpu.Cluster.Gpus! with { Sharing = GpuSharing.Mig, Memory = GpuMemoryRule.Off } });
        Assert.Contains("MIG", Assert.Throws<NotSupportedException>(() => PlanningProblem.Create(
            mig, Objective.Relative(mig, ObjectiveWeights.Balanced, 10.0), 10.0, new PlanningOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_MemoryThatSwaps_CountsUpToTheLimit()
    {
        Allocation share = Allocation.OfGpuShare(0.1);
        Variant variant = new()
        {
            Name = "v",
            Accuracy = 0.5,
            MemoryGiB = 4.0,
            BaseAllocation = share,
            Profile = new ServiceProfile(new CoefficientLaw(0.0, 1.0, 10.0, 0.0), new ServiceVariability(ServiceDistribution.Deterministic)),
        };
        Pipeline swaps = new(
            "swaps",
            new ServiceLevelObjective(1.0),
            [new Stage { Name = "s", Variants = [variant] }],
            new ClusterCapacity(1, 8.0) { Gpus = new GpuCapacity(1, 8.0) { Memory = GpuMemoryRule.Swap, MemoryLimit = 1.5 } });

        PlanningProblem problem = PlanningProblem.Create(swaps, Objective.Relative(swaps, ObjectiveWeights.Balanced, 10.0), 10.0, new PlanningOptions());

        Assert.Equal(3, problem.Stages[0][0].MaxReplicas);
    }

    [Fact]
    public void Create_AsCodedOnAGraph_SaysThatItHasNoAnswer()
    {
        Pipeline traffic = TestPipelines.Read("traffic");
        Assert.Contains("'traffic'", Assert.Throws<NotSupportedException>(() => PlanningProblem.Create(
            traffic, Objective.Relative(traffic, ObjectiveWeights.Balanced, 10.0), 10.0, new PlanningOptions { AsCoded = true })).Message, StringComparison.Ordinal);
    }

    // A fork into four that join: 5 variants, 3 allocations, 5 batches at each stage, 40 requests/s on 4 nodes of 64 cores.
    private static PlanningProblem SixStages(ObjectiveWeights weights, double slo)
    {
        Pipeline pipeline = new(
            "six",
            new ServiceLevelObjective(slo),
            [.. Enumerable.Range(0, 6).Select(s => new Stage
            {
                Name = $"s{s}",
                MaxReplicas = 32,
                BatchSizes = [1, 2, 4, 8, 16],
                Variants = [.. Enumerable.Range(0, 5).Select(v => new Variant
                {
                    Name = $"v{v}",
                    Accuracy = 0.6 + (0.07 * v) + (0.01 * s),
                    BaseAllocation = Allocation.OfCores(1.0),
                    Allocations = [Allocation.OfCores(1.0), Allocation.OfCores(2.0), Allocation.OfCores(4.0)],
                    Profile = new ServiceProfile(new CoefficientLaw(10.0 + (6.0 * v) + s, 1.0, 8.0 + (3.0 * v), 2.0), new ServiceVariability(ServiceDistribution.Deterministic)),
                })],
            })],
            new ClusterCapacity(4, 64.0),
            edges: [new(0, 1), new(0, 2), new(0, 3), new(0, 4), new(1, 5), new(2, 5), new(3, 5), new(4, 5)]);
        return PlanningProblem.Create(pipeline, Objective.Relative(pipeline, weights, 40.0), 40.0, new PlanningOptions());
    }
}
