using Tuner.Baselines.Heuristics;
using Tuner.Baselines.Optimization;
using Tuner.Baselines.Reference;
using Tuner.Baselines.Tests.Support;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Tests.Optimization;

/// <summary>The search on graphs against looking at every plan, and the policies on the pipelines that are no chains.</summary>
public sealed class GraphPlanSolverTests
{
    [Fact]
    public void Solve_RandomGraphs_IsTheBestOfAllPlans()
    {
        RandomStream random = new SeedSequence(1).Stream("random-graphs");
        int shaped = 0, infeasible = 0;
        for (int i = 0; i < 300; i++)
        {
            PlanningProblem problem = RandomGraphs.Problem(random);
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
            new Fa2Policy("fa2-low", new Fa2Options { Level = Fa2Level.Low }, load),
            new Fa2Policy("fa2-high", new Fa2Options { Level = Fa2Level.High }, load),
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
        Pipeline mig = new("mig", gpu.Slo, gpu.Stages, gpu.Cluster with { Gpus = gpu.Cluster.Gpus! with { Sharing = GpuSharing.Mig } });
        Assert.Contains("MIG", Assert.Throws<NotSupportedException>(() => PlanningProblem.Create(
            mig, Objective.Relative(mig, ObjectiveWeights.Balanced, 10.0), 10.0, new PlanningOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_AsCodedOnAGraph_SaysThatItHasNoAnswer()
    {
        Pipeline traffic = TestPipelines.Read("traffic");
        Assert.Contains("'traffic'", Assert.Throws<NotSupportedException>(() => PlanningProblem.Create(
            traffic, Objective.Relative(traffic, ObjectiveWeights.Balanced, 10.0), 10.0, new PlanningOptions { AsCoded = true })).Message, StringComparison.Ordinal);
    }
}
