using Tuner.Environment.Episodes;
using Tuner.Environment.Simulation;
using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Reference.Playing;

/// <summary>
/// A plan for a whole episode that is known: a decision and a score for each interval, with the state before it, so that only what
/// follows a change is played again. All is played on the very arrivals and luck of the episode.
/// </summary>
internal sealed class RunTape
{
    private readonly Objective _objective;
    private readonly CancellationToken _cancellation;
    private readonly double _intervalSeconds;
    private readonly SimulatedServingSystem[] _before;
    private readonly SimulatedServingSystem _scratch;
    private readonly Decision[] _decisions;
    private readonly double[] _scores;

    public RunTape(Hindsight hindsight, Objective objective, CancellationToken cancellation = default)
    {
        _cancellation = cancellation;
        _objective = objective;
        _intervalSeconds = hindsight.IntervalSeconds;
        _before = [.. Enumerable.Range(0, hindsight.Intervals).Select(_ => hindsight.System())];
        _scratch = hindsight.System();
        _decisions = new Decision[hindsight.Intervals];
        _scores = new double[hindsight.Intervals];
    }

    public int Intervals => _decisions.Length;

    /// <summary>Ends a search that somebody interrupted.</summary>
    public void ThrowIfCancelled() => _cancellation.ThrowIfCancellationRequested();

    /// <summary>Intervals played so far, for whatever reason.</summary>
    public long Played { get; private set; }

    /// <summary>By interval.</summary>
    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>Mean score of the plan on the tape.</summary>
    public double Score => _scores.Average();

    /// <summary>The mean score of any plan; NaN where it was given up because it could not reach <paramref name="atLeast"/>.</summary>
    /// <param name="plan">A decision for each interval.</param>
    /// <param name="atLeast">What is worth knowing.</param>
    /// <param name="ceiling">What an interval of this plan scores at most, as far as is known; it grows with what is seen.</param>
    public double Play(Func<int, Decision> plan, double atLeast = double.NegativeInfinity, double ceiling = double.PositiveInfinity)
    {
        _scratch.CopyFrom(_before[0]);
        double sum = 0.0;
        for (int i = 0; i < Intervals; i++)
        {
            double score = Advance(i, plan(i));
            sum += score;
            ceiling = Math.Max(ceiling, score);
            if (sum + ((Intervals - 1 - i) * ceiling) < atLeast * Intervals)
            {
                return double.NaN;
            }
        }

        return sum / Intervals;
    }

    /// <summary>Takes a plan from an interval on; what came before it stays.</summary>
    public void Record(Func<int, Decision> plan, int from = 0)
    {
        _scratch.CopyFrom(_before[from]);
        for (int i = from; i < Intervals; i++)
        {
            _decisions[i] = plan(i);
            _scores[i] = Advance(i, _decisions[i]);
            if (i + 1 < Intervals)
            {
                _before[i + 1].CopyFrom(_scratch);
            }
        }
    }

    /// <summary>
    /// Puts other decisions in the place of those from an interval on, if the whole run gains by it. It is given up where it has not gained
    /// <paramref name="tail"/> intervals after the change.
    /// </summary>
    public bool TryChange(int from, ReadOnlySpan<Decision> changed, int tail)
    {
        if (changed.SequenceEqual(_decisions.AsSpan(from, changed.Length)))
        {
            return false;
        }

        _scratch.CopyFrom(_before[from]);
        double gain = 0.0;
        int end = from + changed.Length;
        for (int i = from; i < Intervals; i++)
        {
            gain += Advance(i, i < end ? changed[i - from] : _decisions[i]) - _scores[i];
            if (i + 1 >= end + tail && gain <= Least)
            {
                return false;
            }
        }

        if (gain <= Least)
        {
            return false;
        }

        changed.CopyTo(_decisions.AsSpan(from));
        Record(i => _decisions[i], from);
        return true;
    }

    // Less than this, summed over the run, is rounding.
    private const double Least = 1e-9;

    private double Advance(int interval, Decision decision)
    {
        if (interval == 0)
        {
            _scratch.Start(decision);
        }

        ThrowIfCancelled();
        Played++;
        return _objective.Of(_scratch.Advance(decision, _intervalSeconds), decision).Total;
    }
}
