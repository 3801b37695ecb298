using Tuner.Agents;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Policies;

/// <summary>What a policy is prepared with.</summary>
/// <param name="Experiment">Where it will play.</param>
/// <param name="Seeds">Randomness of its training.</param>
/// <param name="Plans">Plans solved before in this run, by any policy.</param>
/// <param name="Log">Takes the rows of a training.</param>
/// <param name="Progress">Takes the part of the preparation that is done, in [0, 1].</param>
/// <param name="Cancellation">Stops a training between two updates.</param>
public sealed record PolicyWork(
    Experiment Experiment,
    SeedSequence Seeds,
    PlanCache Plans,
    ITrainingLog Log,
    Action<double> Progress,
    CancellationToken Cancellation);
