using Tuner.Environment.Randomness;

namespace Tuner.Environment.Episodes;

/// <summary>
/// Checks an environment against the contract of <see cref="IEnvironment{TObservation, TAction}"/>. Every finding says what was
/// expected and the likely cause; an empty list means that none was found.
/// </summary>
public static class EnvironmentChecker
{
    /// <summary>Runs all checks on environments that <paramref name="create"/> makes, each fresh.</summary>
    public static IReadOnlyList<string> Check<TObservation, TAction>(
        Func<IEnvironment<TObservation, TAction>> create, EnvironmentProbe<TObservation, TAction> probe)
    {
        List<string> findings = [];
        CheckBeforeReset(create(), create(), probe, findings);
        CheckAfterEnd(create(), probe, findings);
        CheckSeeds(create(), probe, findings);
        CheckLockstep(create(), create(), probe, findings);
        CheckIllegalAction(create(), probe, findings);
        return findings;
    }

    private static void CheckBeforeReset<TObservation, TAction>(
        IEnvironment<TObservation, TAction> fresh, IEnvironment<TObservation, TAction> begun, EnvironmentProbe<TObservation, TAction> probe, List<string> findings)
    {
        TAction action = probe.SampleAction(new RandomStream(1), begun.Reset(1));
        if (!Throws<InvalidOperationException>(() => fresh.Step(action)))
        {
            findings.Add("Step before the first Reset must throw InvalidOperationException.");
        }
    }

    private static void CheckAfterEnd<TObservation, TAction>(
        IEnvironment<TObservation, TAction> environment, EnvironmentProbe<TObservation, TAction> probe, List<string> findings)
    {
        RandomStream random = new(1);
        TAction action = probe.SampleAction(random, environment.Reset(1));
        StepResult<TObservation> step = default;
        for (int i = 0; i < probe.Steps && !step.Terminated && !step.Truncated; i++)
        {
            step = environment.Step(action);
            action = probe.SampleAction(random, step.Observation);
        }

        if ((step.Terminated || step.Truncated) && !Throws<InvalidOperationException>(() => environment.Step(action)))
        {
            findings.Add("Step after the end of an episode must throw InvalidOperationException: a learner that misses the end would go on in a dead episode.");
        }
    }

    private static void CheckSeeds<TObservation, TAction>(
        IEnvironment<TObservation, TAction> environment, EnvironmentProbe<TObservation, TAction> probe, List<string> findings)
    {
        double[] first = Trajectory(environment, probe, seed: 123);
        double[] second = Trajectory(environment, probe, seed: 123);
        if (!first.AsSpan().SequenceEqual(second))
        {
            findings.Add("Reset(123) twice must give the same episode: something outlives a reset, or is random outside the seed.");
        }

        double[] other = Trajectory(environment, probe, seed: 124);
        if (first.AsSpan().SequenceEqual(other))
        {
            findings.Add("Reset(123) and Reset(124) give the same episode: the seed does not reach what is random, or nothing is.");
        }

        environment.Reset(123);
        double[] afterA = Trajectory(environment, probe, seed: null);
        environment.Reset(123);
        double[] afterB = Trajectory(environment, probe, seed: null);
        if (!afterA.AsSpan().SequenceEqual(afterB))
        {
            findings.Add("Reset() after Reset(123) must give the same next episode each time: the sequence of episodes hangs on the last seed.");
        }
    }

    private static void CheckLockstep<TObservation, TAction>(
        IEnvironment<TObservation, TAction> a, IEnvironment<TObservation, TAction> b, EnvironmentProbe<TObservation, TAction> probe, List<string> findings)
    {
        RandomStream randomA = new(7), randomB = new(7);
        TObservation seenA = a.Reset(7), seenB = b.Reset(7);
        for (int i = 0; i < probe.Steps; i++)
        {
            TAction actionA = probe.SampleAction(randomA, seenA), actionB = probe.SampleAction(randomB, seenB);
            StepResult<TObservation> stepA = a.Step(actionA), stepB = b.Step(actionB);
            if (!double.IsFinite(stepA.Reward))
            {
                findings.Add($"The reward of step {i} is {stepA.Reward}; a finite number was expected.");
                return;
            }

            double[] numbers = probe.Numbers(stepA.Observation);
            if (numbers.Any(double.IsNaN))
            {
                findings.Add($"The observation of step {i} holds NaN: a mean over nothing, most likely.");
                return;
            }

            if (!numbers.AsSpan().SequenceEqual(probe.Numbers(stepB.Observation)) || !stepA.Reward.Equals(stepB.Reward)
                || stepA.Terminated != stepB.Terminated || stepA.Truncated != stepB.Truncated)
            {
                findings.Add($"Two instances with one seed and the same actions differ at step {i}: they share state, or one reads a clock.");
                return;
            }

            if (stepA.Terminated || stepA.Truncated)
            {
                (seenA, seenB) = (a.Reset(), b.Reset());
            }
            else
            {
                (seenA, seenB) = (stepA.Observation, stepB.Observation);
            }
        }
    }

    private static void CheckIllegalAction<TObservation, TAction>(
        IEnvironment<TObservation, TAction> environment, EnvironmentProbe<TObservation, TAction> probe, List<string> findings)
    {
        if (probe.IllegalAction is not { } illegal)
        {
            return;
        }

        environment.Reset(1);
        if (!Throws<ArgumentException>(() => environment.Step(illegal())))
        {
            findings.Add("An illegal action must throw ArgumentException: a silently repaired action teaches the agent a lie.");
        }
    }

    private static double[] Trajectory<TObservation, TAction>(
        IEnvironment<TObservation, TAction> environment, EnvironmentProbe<TObservation, TAction> probe, ulong? seed)
    {
        RandomStream random = new(11);
        List<double> numbers = [];
        TObservation seen = environment.Reset(seed);
        numbers.AddRange(probe.Numbers(seen));
        for (int i = 0; i < probe.Steps; i++)
        {
            StepResult<TObservation> step = environment.Step(probe.SampleAction(random, seen));
            numbers.Add(step.Reward);
            numbers.AddRange(probe.Numbers(step.Observation));
            if (step.Terminated || step.Truncated)
            {
                break;
            }

            seen = step.Observation;
        }

        return [.. numbers];
    }

    private static bool Throws<TException>(Action act)
        where TException : Exception
    {
        try
        {
            act();
            return false;
        }
        catch (TException)
        {
            return true;
        }
    }
}
