using System.ComponentModel.DataAnnotations;
using Tuner.Agents.Networks;
using Tuner.Environment.Episodes;
using Tuner.Environment.Randomness;

namespace Tuner.Agents.Ppo;

/// <summary>
/// Proximal policy optimisation with a clipped objective (Schulman et al., 2017, algorithm 1), with the details of Huang et al. (2022,
/// "The 37 implementation details of PPO"), masked multi-discrete actions, and truncated episodes that bootstrap.
/// </summary>
public sealed class PpoLearner : ILearner
{
    private readonly PpoOptions _options;

    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public PpoLearner(PpoOptions options)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        _options = options;
    }

    /// <inheritdoc/>
    public TrainedAgent Train(TrainingRun run, CancellationToken cancellation = default)
    {
        TorchRuntime.EnsureLoaded();
        IVectorEnvironment environment = run.Environment;
        int rows = _options.StepsPerUpdate * environment.Count;
        if (rows % _options.Minibatches != 0)
        {
            throw new ArgumentException(
                $"{_options.Minibatches} minibatches do not divide the {rows} steps of a rollout ({environment.Count} environments x {_options.StepsPerUpdate}).");
        }

        var heads = new ActionHeads(environment.HeadSizes);
        int[] hidden = [.. Enumerable.Repeat(_options.HiddenUnits, _options.HiddenLayers)];
        int[] actorSizes = [environment.ObservationSize, .. hidden, heads.LogitCount];
        int[] criticSizes = [environment.ObservationSize, .. hidden, 1];
        using var networks = new ActorCritic(
            MlpParameters.Orthogonal(actorSizes, 0.01, run.Seeds.Stream("actor"), run.InitialLogits),
            MlpParameters.Orthogonal(criticSizes, 1.0, run.Seeds.Stream("critic")));
        using var optimisation = new PpoUpdate(_options, networks, heads, rows, environment.ObservationSize, run.Seeds.Stream("minibatches"));
        var buffer = new RolloutBuffer(_options.StepsPerUpdate, environment.Count, environment.ObservationSize, heads.Count, heads.LogitCount);
        var collector = new RolloutCollector(environment, _options, heads, actorSizes, criticSizes, run.Seeds);

        TrainedAgent best = Snapshot(networks, actorSizes, criticSizes, environment.HeadSizes, collector);
        double bestScore = run.Validate?.Invoke(best) ?? double.NaN;
        int updates = checked((int)((_options.TotalSteps + rows - 1) / rows));
        for (int update = 1; update <= updates; update++)
        {
            cancellation.ThrowIfCancellationRequested();
            double learningRate = _options.LearningRate;
            if (_options.AnnealLearningRate)
            {
                learningRate *= 1.0 - ((update - 1.0) / updates);
            }

            // Algorithm 1, lines 2 to 5: run the old policy for T steps in N environments, then estimate advantages.
            collector.Load(networks);
            collector.Collect(buffer);
            GeneralizedAdvantage.Compute(buffer, _options.Discount, _options.GaeLambda);

            // Line 6: optimise the surrogate for K epochs of minibatches.
            PpoLossTerms terms = Optimise(optimisation, buffer, learningRate, update, updates);

            double score = double.NaN;
            if (run.Validate is not null && (update % _options.EvaluateEveryUpdates == 0 || update == updates))
            {
                TrainedAgent candidate = Snapshot(networks, actorSizes, criticSizes, environment.HeadSizes, collector);
                score = run.Validate(candidate);
                if (score > bestScore || double.IsNaN(bestScore))
                {
                    (best, bestScore) = (candidate, score);
                }
            }

            EpisodeWindow episodes = collector.Episodes;
            long steps = (long)update * rows;
            run.Log?.Write(new TrainingRow(
                update,
                steps,
                episodes.MeanScore,
                episodes.MeanReturn,
                terms.PolicyLoss,
                terms.ValueLoss,
                terms.Entropy,
                terms.ApproxKl,
                terms.ClipFraction,
                ExplainedVariance(buffer.Values, buffer.Returns),
                learningRate,
                score));
            run.Progress?.Invoke(new TrainingProgress(steps, (long)updates * rows, episodes.MeanScore));
        }

        return run.Validate is not null ? best : Snapshot(networks, actorSizes, criticSizes, environment.HeadSizes, collector);
    }

    private static PpoLossTerms Optimise(PpoUpdate optimisation, RolloutBuffer buffer, double learningRate, int update, int updates)
    {
        try
        {
            return optimisation.Run(buffer, learningRate);
        }
        catch (TrainingDivergedException e)
        {
            throw new TrainingDivergedException(
                $"Training diverged in update {update} of {updates}: {e.Message}. A lower learning rate, normalised observations or scaled rewards help; "
                + "so does a look at the rewards.",
                e);
        }
    }

    private static TrainedAgent Snapshot(
        ActorCritic networks, int[] actorSizes, int[] criticSizes, IReadOnlyList<int> headSizes, RolloutCollector collector) =>
        new(
            new MlpParameters(actorSizes, networks.ParameterValues[..networks.ActorCount]),
            new MlpParameters(criticSizes, networks.ParameterValues[networks.ActorCount..]),
            headSizes,
            collector.Normaliser?.Freeze());

    private static double ExplainedVariance(ReadOnlySpan<float> values, ReadOnlySpan<float> returns)
    {
        double returnSum = 0.0, errorSum = 0.0;
        for (int i = 0; i < returns.Length; i++)
        {
            returnSum += returns[i];
            errorSum += returns[i] - values[i];
        }

        double returnMean = returnSum / returns.Length, errorMean = errorSum / returns.Length;
        double returnSquares = 0.0, errorSquares = 0.0;
        for (int i = 0; i < returns.Length; i++)
        {
            returnSquares += Math.Pow(returns[i] - returnMean, 2.0);
            errorSquares += Math.Pow(returns[i] - values[i] - errorMean, 2.0);
        }

        return returnSquares > 0.0 ? 1.0 - (errorSquares / returnSquares) : double.NaN;
    }
}
