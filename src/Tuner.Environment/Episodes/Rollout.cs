using Tuner.Environment.Tuning;

namespace Tuner.Environment.Episodes;

/// <summary>A policy playing whole episodes.</summary>
public static class Rollout
{
    /// <summary>Plays the first episode of a seed and returns the mean score of its intervals.</summary>
    public static double Run(
        TuningEnvironment environment,
        IPolicy policy,
        ulong seed,
        Action<RolloutStep>? observe = null,
        TimeProvider? time = null,
        CancellationToken cancellation = default)
    {
        time ??= TimeProvider.System;
        Observation observation = environment.Reset(seed);
        (policy as IForeseeing)?.Foresee(environment.Hindsight);
        policy.Reset(environment.Context);
        double sum = 0.0;
        for (bool ended = false; !ended;)
        {
            cancellation.ThrowIfCancellationRequested();
            int interval = observation.Interval;
            Decision before = observation.InForce;
            long start = time.GetTimestamp();
            Decision decision = policy.Decide(observation);
            TimeSpan taken = time.GetElapsedTime(start);
            StepResult<Observation> step = environment.Step(decision);
            sum += step.Reward;
            ended = step.Terminated || step.Truncated;
            observe?.Invoke(new RolloutStep(
                interval, step.Observation.Reports[0], before, decision, policy.LastNote, environment.LastScore, taken));
        }

        return sum / environment.LengthIntervals;
    }
}
