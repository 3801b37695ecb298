using Tuner.Baselines.Reference.Playing;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.RateOracle;

/// <summary>
/// Chooses a decision by playing what could be decided on copies of a system at its present moment. Candidates are the solver's plans for
/// several readings of the known rates, the decision in force, and one-step variations of the best of these; each is held, or followed by
/// the plans of the best reading. All meet the same futures.
/// </summary>
internal sealed class RolloutChoice(RateOracleOptions options, PlanLadder plans, KnownRates rates, Objective objective, DecisionSteps steps, int intervalSeconds)
{
    private readonly Dictionary<(Decision First, RateReading? Then), Course> _courses = [];

    /// <summary>The best decision.</summary>
    /// <param name="present">The system as it is; not changed. Before its start, the first decision is chosen.</param>
    /// <param name="interval">The interval decided about.</param>
    /// <param name="inForce">The decision in force; null where there is none yet.</param>
    /// <param name="futures">What may come.</param>
    public Decision Choose(SimulatedServingSystem present, int interval, Decision? inForce, IReadOnlyList<Future> futures)
    {
        _courses.Clear();
        int second = interval * intervalSeconds;
        int horizon = Math.Min(options.HorizonIntervals, Math.Max(1, (rates.Seconds / intervalSeconds) - interval));
        int first = Math.Min(options.FirstSamples, futures.Count);
        foreach (RateReading reading in RateReading.All)
        {
            Add(plans.For(reading.Of(rates, second, intervalSeconds)), reading);
        }

        if (inForce is not null)
        {
            Add(inForce, null);
        }

        Play(_courses.Values, first);
        foreach (Course best in Best(options.Varied))
        {
            foreach (Decision step in steps.Of(best.First))
            {
                Add(step, best.Then);
            }
        }

        Play(_courses.Values, first);
        Course[] finalists = [.. Best(options.Finalists)];
        Play(finalists, futures.Count);
        return finalists.OrderByDescending(c => c.Sum).ThenBy(c => c.Order).First().First;

        void Add(Decision decision, RateReading? then)
        {
            _courses.TryAdd((decision, null), new Course(decision, null, _courses.Count));
            if (then is not null && horizon > 1)
            {
                _courses.TryAdd((decision, then), new Course(decision, then, _courses.Count));
            }
        }

        IEnumerable<Course> Best(int count) => _courses.Values.OrderByDescending(c => c.Sum).ThenBy(c => c.Order).Take(count);

        void Play(IEnumerable<Course> courses, int samples)
        {
            foreach (Course course in courses)
            {
                for (; course.Played < samples; course.Played++)
                {
                    course.Sum += ScoreOf(course, present, interval, horizon, futures[course.Played]);
                }
            }
        }
    }

    private double ScoreOf(Course course, SimulatedServingSystem present, int interval, int horizon, Future future)
    {
        SimulatedServingSystem copy = future.From(present);
        if (interval == 0)
        {
            copy.Start(course.First);
        }

        double sum = 0.0;
        Decision decision = course.First;
        for (int i = 0; i < horizon; i++)
        {
            if (i > 0 && course.Then is { } reading)
            {
                decision = plans.For(reading.Of(rates, (interval + i) * intervalSeconds, intervalSeconds));
            }

            sum += objective.Of(copy.Advance(decision, intervalSeconds), decision).Total;
        }

        return sum;
    }

    /// <summary>A decision and what follows it: itself, or the plans of a reading.</summary>
    private sealed class Course(Decision first, RateReading? then, int order)
    {
        public Decision First { get; } = first;

        public RateReading? Then { get; } = then;

        public int Order { get; } = order;

        public int Played { get; set; }

        public double Sum { get; set; }
    }
}
