using Tuner.Agents;
using Tuner.Agents.Forecasting;
using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Policies;

/// <summary>What a policy is prepared with.</summary>
/// <param name="Experiment">Where it will play.</param>
/// <param name="Seeds">Randomness of its training.</param>
/// <param name="TrainingPlans">Plans solved before in this run, for whoever learns beside a solver.</param>
public sealed record PolicyWork(Experiment Experiment, SeedSequence Seeds, PlanCache TrainingPlans)
{
    /// <summary>Plans that a solver need not make anew; null where each decision is solved, and timed, on its own.</summary>
    public PlanCache? Plans { get; init; }

    /// <summary>Takes the rows of a training.</summary>
    public ITrainingLog? Log { get; init; }

    /// <summary>Takes the part of the preparation that is done, in [0, 1].</summary>
    public Action<double>? Progress { get; init; }

    /// <summary>Takes the agent that was trained.</summary>
    public Action<TrainedAgent>? Keep { get; init; }

    /// <summary>Stops a training between two updates.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>A forecaster of the experiment's load.</summary>
    /// <exception cref="ArgumentException">It cannot learn from this workload, or its file cannot be read.</exception>
    public ILoadForecaster Forecaster(ForecasterOptions options) => options.Create(Experiment.Workload, LstmForecaster.Load);
}
