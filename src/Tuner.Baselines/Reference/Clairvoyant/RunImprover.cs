using Tuner.Baselines.Reference.Playing;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.Clairvoyant;

/// <summary>
/// Local search over whole runs. A move changes what is decided in a block of consecutive intervals: one step at a stage, the decision of a
/// neighbouring interval, of a stage or of all, copied over them (which brings a change earlier or later), or the plan of some reading of the load. The first move that
/// gains over the whole run is kept; it ends when a sweep over all intervals and blocks gains nothing, or when as many intervals were played as may be.
/// </summary>
internal sealed class RunImprover(
    RunTape tape, DecisionSteps steps, PlanLadder plans, KnownRates rates, int intervalSeconds, int tailIntervals, long evaluations)
{
    private static readonly int[] Blocks = [1, 2, 4, 8];
    private readonly long _end = tape.Played + evaluations;

    /// <summary>Improves the plan on the tape; true where nothing more gains.</summary>
    public bool Run()
    {
        for (bool gained = true; gained;)
        {
            gained = false;
            foreach (int block in Blocks)
            {
                for (int from = 0; from + block <= tape.Intervals; from++)
                {
                    gained |= ImproveAt(from, block);
                    if (tape.Played >= _end)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool ImproveAt(int from, int block)
    {
        bool gained = false;
        for (int stage = 0; stage < tape.Decisions[from].Stages.Length; stage++)
        {
            foreach (StageDecision step in steps.Of(stage, tape.Decisions[from].Stages[stage]))
            {
                gained |= Try(from, block, i => DecisionSteps.With(tape.Decisions[i], stage, step));
            }

            if (block > 1)
            {
                gained |= Try(from, block, i => Scaled(i, stage, -1));
                gained |= Try(from, block, i => Scaled(i, stage, +1));
            }

            if (from > 0)
            {
                gained |= Try(from, block, i => DecisionSteps.With(tape.Decisions[i], stage, tape.Decisions[from - 1].Stages[stage]));
            }

            if (from + block < tape.Intervals)
            {
                gained |= Try(from, block, i => DecisionSteps.With(tape.Decisions[i], stage, tape.Decisions[from + block].Stages[stage]));
            }
        }

        if (from > 0)
        {
            gained |= Try(from, block, _ => tape.Decisions[from - 1]);
        }

        if (from + block < tape.Intervals)
        {
            gained |= Try(from, block, _ => tape.Decisions[from + block]);
        }

        foreach (Decision plan in RateReading.All.Select(r => plans.For(r.Of(rates, from * intervalSeconds, intervalSeconds))).Distinct())
        {
            gained |= Try(from, block, _ => plan);
        }

        return gained;
    }

    private bool Try(int from, int block, Func<int, Decision> changed) => tape.Played < _end
        && tape.TryChange(from, Enumerable.Range(from, block).Select(changed).ToArray(), tailIntervals);

    private Decision Scaled(int interval, int stage, int more) =>
        steps.WithReplicas(stage, tape.Decisions[interval].Stages[stage], more) is { } scaled
            ? DecisionSteps.With(tape.Decisions[interval], stage, scaled)
            : tape.Decisions[interval];
}
