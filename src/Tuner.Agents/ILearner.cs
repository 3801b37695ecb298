namespace Tuner.Agents;

/// <summary>
/// Turns experience in environments into an agent. A learner holds options only, so one may serve several threads at once;
/// what it returns is a function of its options, the run's seeds and the run's environment.
/// </summary>
public interface ILearner
{
    /// <summary>Trains from the first step to the last and returns the agent: the best on validation where the run validates.</summary>
    /// <exception cref="TrainingDivergedException">A loss or a gradient is no longer a finite number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two updates.</exception>
    TrainedAgent Train(TrainingRun run, CancellationToken cancellation = default);
}
