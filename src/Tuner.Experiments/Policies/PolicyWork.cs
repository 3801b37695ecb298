using Tuner.Agents;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Policies;

/// <summary>What a policy is prepared with.</summary>
/// <param name="Experiment">Where it will play.</param>
/// <param name="Seeds">Randomness of its training.</param>
/// <param name="TrainingPlans">Plans solved before in this run, for whoever learns beside a solver.</param>
/// <param name="Plans">Plans that a solver need not make anew; null where each decision is solved, and timed, on its own.</param>
/// <param name="Log">Takes the rows of a training.</param>
/// <param name="Progress">Takes the part of the preparation that is done, in [0, 1].</param>
/// <param name="Cancellation">Stops a training between two updates.</param>
public sealed record PolicyWork(
    Experiment Experiment,
    SeedSequence Seeds,
    PlanCache TrainingPlans,
    PlanCache? Plans,
    ITrainingLog Log,
    Action<double> Progress,
    CancellationToken Cancellation);
