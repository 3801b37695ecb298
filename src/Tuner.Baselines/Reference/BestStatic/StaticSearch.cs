using Tuner.Baselines.Reference.Playing;
using Tuner.Environment.Pipelines;
using Tuner.Environment.Tuning;
using Tuner.Environment.Workloads;

namespace Tuner.Baselines.Reference.BestStatic;

/// <summary>
/// Looks for the decision that scores best when it is held for the whole of a known run: the plans of many loads are played, then the best of
/// them are varied, one step at a stage or at two stages at once, until no variation gains. A local search: no proof that none is better.
/// </summary>
internal sealed class StaticSearch(Pipeline pipeline, Objective objective, RunTape tape, DecisionSteps steps)
{
    private readonly Dictionary<Decision, double> _known = [];
    private readonly Dictionary<Decision, double> _givenUp = [];

    /// <summary>The best decision found and its score.</summary>
    public (Decision Decision, double Score) Find(BestStaticOptions options, PlanLadder plans, LoadTrace trace)
    {
        KnownRates rates = new([.. trace.Run.ToArray().Select(count => (double)count)]);
        double least = 0.8 * rates.Mean(0, rates.Seconds), most = 1.2 * rates.Peak(0, rates.Seconds, 1);
        Decision[] starts =
        [
            .. Enumerable.Range(0, options.Rates)
                .Select(i => plans.For(least + ((most - least) * i / (options.Rates - 1.0))))
                .Distinct(),
        ];
        Decision[] best = [.. starts.OrderByDescending(d => ScoreOf(d, double.NegativeInfinity)).Take(options.Starts).Select(d => Climb(d))];
        Decision first = best.MaxBy(d => _known[d])!;
        return (first, _known[first]);
    }

    private Decision Climb(Decision from)
    {
        Decision best = from;
        for (bool gained = true; gained;)
        {
            gained = false;
            Decision centre = best;
            foreach (Decision varied in steps.Of(centre).Concat(Pairs(centre)))
            {
                if (ScoreOf(varied, _known[best]) > _known[best])
                {
                    (best, gained) = (varied, true);
                }
            }
        }

        return best;
    }

    private IEnumerable<Decision> Pairs(Decision centre) =>
        from a in Enumerable.Range(0, centre.Stages.Length)
        from b in Enumerable.Range(a + 1, centre.Stages.Length - a - 1)
        from first in steps.Of(a, centre.Stages[a])
        from second in steps.Of(b, centre.Stages[b])
        select DecisionSteps.With(DecisionSteps.With(centre, a, first), b, second);

    // NaN, which is above nothing, for what was given up; played again where less is asked for later.
    private double ScoreOf(Decision decision, double atLeast)
    {
        if (!_known.TryGetValue(decision, out double score) || (double.IsNaN(score) && atLeast < _givenUp[decision]))
        {
            _givenUp[decision] = atLeast;
            double ceiling = objective.PlanValue(
                objective.Measure.Of(pipeline, decision), objective.CostCores(decision.Cores, decision.GpuShare), decision.BatchSum);
            _known[decision] = score = tape.Play(_ => decision, atLeast, ceiling);
        }

        return score;
    }
}
