using Tuner.Baselines.Optimization;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Experiments.Configuration;
using Tuner.Experiments.Policies;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Policies;

/// <summary>What every policy owes that plans for a load: a legal decision whatever comes, and a word where it is not enough.</summary>
public sealed class PolicyContractTests
{
    private static readonly string[] NotPlanning = ["fixed", "static", "ppo"];

    public static TheoryData<string> Kinds =>
        [.. PolicyCatalogue.Kinds.Where(k => k is not ReferenceKind && !NotPlanning.Contains(k.Kind)).Select(k => k.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Decide_NoLoadOrFarTooMuch_IsLegalAndSaysWhatIsNotFeasible(string word)
    {
        using TemporaryFolder folder = new();
        PolicyKind kind = PolicyCatalogue.Find(word)!;
        PolicyDefinition definition = new(word, kind, Activator.CreateInstance(kind.OptionsType)!);
        foreach (string pipeline in (string[])["video", "audio-qa", "audio-sent", "sum-qa", "nlp"])
        {
            Experiment experiment = ExperimentReader.Read(
                SmallExperiment.Write(folder), $"pipeline={pipeline}", "policies=[{kind: fixed}]", "opponent=fixed");
            if (kind.Misfit(definition, experiment) is not null)
            {
                continue;
            }

            Assert.True(Feasible(definition, experiment, rateRps: 1), $"{pipeline} at 1 request/s");
            Feasible(definition, experiment, rateRps: 0);
            Assert.False(Feasible(definition, experiment, rateRps: 1_000_000), $"{pipeline} at a million requests/s");
        }
    }

    // Of the first decision, which is checked to be legal.
    private static bool Feasible(PolicyDefinition definition, Experiment experiment, int rateRps)
    {
        SeedSequence seeds = new(1);
        Pipeline pipeline = experiment.Pipeline;
        DecisionSpace space = new(pipeline);
        IPolicy policy = definition.Kind.Prepare(definition, new PolicyWork(experiment, seeds, new PlanCache()));
        policy.Reset(new PolicyContext(pipeline, space, experiment.Objective, experiment.Episode.IntervalSeconds, seeds));
        ArrivalHistory arrivals = new();
        for (int i = 0; i < 120; i++)
        {
            arrivals.Add(rateRps);
        }

        space.Check(policy.Decide(new Observation
        {
            Interval = 0,
            IntervalSeconds = experiment.Episode.IntervalSeconds,
            InForce = space.Initial,
            Arrivals = arrivals,
            Reports = new ReportHistory(pipeline),
        }));
        return policy.LastNote.Feasible;
    }
}
