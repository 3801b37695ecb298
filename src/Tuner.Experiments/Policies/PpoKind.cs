using Tuner.Agents;
using Tuner.Agents.Encoding;
using Tuner.Agents.Ppo;
using Tuner.Environment.Configuration;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Policies;

internal sealed class PpoKind : PolicyKind
{
    private const double StepsPerPlayedRun = 2_500.0;
    private const long MostRolloutSteps = 10_000_000;

    public override string Kind => "ppo";

    public override string Summary =>
        "an agent trained in the run on training stretches, the best on validation kept: PPO (Schulman et al., 2017)";

    public override Type OptionsType => typeof(PpoAgentOptions);

    public override double Weight(object options) => 1.0 + (((PpoAgentOptions)options).Training.TotalSteps / StepsPerPlayedRun);

    public override PolicyFault? Fault(PolicyDefinition definition, IReadOnlyList<PolicyDefinition> all)
    {
        PpoAgentOptions options = (PpoAgentOptions)definition.Options;
        if (options.Action == ActionKind.Residual && all.FirstOrDefault(p => p.Name == options.Proposer) is not { Kind: not PpoKind })
        {
            return new PolicyFault(
                options,
                nameof(PpoAgentOptions.Proposer),
                $"residual actions start from the decision of another policy, and no such policy is called '{options.Proposer}'",
                NearWords.Hint(options.Proposer, [.. all.Where(p => p.Kind is not PpoKind).Select(p => p.Name)]));
        }

        long rollout = (long)options.Environments * options.Training.StepsPerUpdate;
        if (rollout > MostRolloutSteps)
        {
            return new PolicyFault(
                options,
                nameof(PpoAgentOptions.Environments),
                $"a rollout of {options.Environments} x {options.Training.StepsPerUpdate} steps is longer than {MostRolloutSteps}");
        }

        return rollout % options.Training.Minibatches == 0
            ? null
            : new PolicyFault(
                options.Training,
                nameof(PpoOptions.Minibatches),
                $"{options.Training.Minibatches} minibatches do not divide a rollout of {options.Environments} x {options.Training.StepsPerUpdate} steps");
    }

    public override string? Misfit(PolicyDefinition definition, Experiment experiment)
    {
        // A generator has stretches of any length.
        IWorkload workload = experiment.Workload;
        if (workload is not (TraceWorkload or MergedWorkload))
        {
            return null;
        }

        int seconds = (int)(experiment.Episode.Intervals * experiment.Episode.IntervalSeconds);
        try
        {
            workload.Training(new SeedSequence(0), seconds);
            workload.Validation(new SeedSequence(0), seconds);
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    public override IPolicy Prepare(PolicyDefinition definition, PolicyWork work)
    {
        PpoAgentOptions options = (PpoAgentOptions)definition.Options;
        PolicyWork training = work with { Plans = work.TrainingPlans };
        using VectorEnvironment environment = VectorEnvironment.Of(options.Environments, () => new EncodedEnvironment(
            work.Experiment.Environment(Stretch.Training),
            Codec(options, training),
            UsesReference(options)
                ? new ReferenceRun(work.Experiment.Environment(Stretch.Training), Proposer(options, training))
                : null));
        TuningEnvironment validation = work.Experiment.Environment(Stretch.Validation);
        TrainingRun run = new(environment, work.Seeds.Child("learner"))
        {
            InitialLogits = Codec(options, work).InitialLogits,
            Log = work.Log,
            Progress = p => work.Progress?.Invoke((double)p.Steps / p.TotalSteps),
            Validate = agent => Validate(definition.Name, agent, validation, options, training),
        };
        TrainedAgent trained = new PpoLearner(options.Training).Train(run, work.Cancellation);
        work.Keep?.Invoke(trained);
        return new AgentPolicy(definition.Name, trained, Codec(options, work));
    }

    private static double Validate(
        string name, TrainedAgent agent, TuningEnvironment environment, PpoAgentOptions options, PolicyWork work)
    {
        AgentPolicy policy = new(name, agent, Codec(options, work));
        SeedSequence seeds = work.Seeds.Child("validation");
        return Enumerable.Range(0, options.ValidationEpisodes)
            .Average(i => Rollout.Run(environment, policy, seeds.Derive("episode", i), cancellation: work.Cancellation));
    }

    private static IDecisionCodec Codec(PpoAgentOptions options, PolicyWork work)
    {
        if (options.Action == ActionKind.Absolute)
        {
            return new AbsoluteCodec(work.Experiment.Pipeline);
        }

        return new ResidualCodec(work.Experiment.Pipeline, Proposer(options, work), options.ReplicaReach, options.ProposalLogit);
    }

    private static bool UsesReference(PpoAgentOptions options) => options is { ReferenceBaseline: true, Action: ActionKind.Residual };

    private static IPolicy Proposer(PpoAgentOptions options, PolicyWork work)
    {
        PolicyDefinition proposer = work.Experiment.Policies.First(p => p.Name == options.Proposer);
        return proposer.Kind.Prepare(proposer, work);
    }
}
