using System.Collections.Immutable;

namespace Tuner.Baselines.Reference.Bound;

/// <summary>
/// The best course of one stage through all intervals, by dynamic programming over (configuration, who is served next). Exact: of two
/// ways to a configuration the one that is worth no more and has served no further is dropped, since all that follows is at least as good
/// for the other; and what cannot reach the worth of a course that is known, even if nobody waited from then on, is not followed.
/// </summary>
/// <param name="table">The stage's changes.</param>
/// <param name="rewards">By interval and change: worth of the change where nobody waits at its beginning.</param>
/// <param name="prices">What it costs to lose all requests of an interval, by interval.</param>
internal sealed class StageProgramme(StageTable table, double[][] rewards, double[] prices)
{
    private const double Rounding = 1e-9;
    private readonly int _count = table.Count;
    private readonly int _intervals = rewards.Length;

    /// <summary>The worth of the best course, and the course: a configuration for each interval.</summary>
    /// <param name="known">A course, for what its worth rules out.</param>
    public (double Worth, int[] Course) Solve(int[]? known)
    {
        double[][] after = WithoutWaiting();
        int[] unhindered = Follow(after);
        (double least, int[] best) = (WorthOf(unhindered), unhindered);
        if (known is not null && WorthOf(known) is double worth && worth > least)
        {
            (least, best) = (worth, known);
        }

        List<Label>[] labels = new List<Label>[_intervals];
        labels[0] = Begin(after[0], least);
        for (int t = 1; t < _intervals; t++)
        {
            labels[t] = Extend(labels[t - 1], t, after[t], least);
        }

        int last = -1;
        for (int i = 0; i < labels[^1].Count; i++)
        {
            last = last < 0 || labels[^1][i].Worth > labels[^1][last].Worth ? i : last;
        }

        return last < 0 || labels[^1][last].Worth <= least ? (least, best) : (labels[^1][last].Worth, Trace(labels, last));
    }

    /// <summary>The worth of a course, waiting requests and all.</summary>
    public double WorthOf(int[] course)
    {
        double worth = 0.0, position = 0.0;
        for (int t = 0; t < course.Length; t++)
        {
            worth += Advance(t, t == 0 ? course[0] : course[t - 1], course[t], ref position);
        }

        return worth;
    }

    // Worth of all intervals after one, by the configuration in force in it, if nobody ever waited at a beginning.
    private double[][] WithoutWaiting()
    {
        double[][] after = new double[_intervals][];
        after[^1] = new double[_count];
        for (int t = _intervals - 1; t > 0; t--)
        {
            after[t - 1] = new double[_count];
            for (int before = 0; before < _count; before++)
            {
                double best = double.NegativeInfinity;
                ReadOnlySpan<double> row = rewards[t].AsSpan(before * _count, _count);
                for (int decided = 0; decided < _count; decided++)
                {
                    best = Math.Max(best, row[decided] + after[t][decided]);
                }

                after[t - 1][before] = best;
            }
        }

        return after;
    }

    private int[] Follow(double[][] after)
    {
        int[] course = new int[_intervals];
        for (int t = 0; t < _intervals; t++)
        {
            int time = t;
            course[t] = Enumerable.Range(0, _count)
                .MaxBy(c => rewards[time][((time == 0 ? c : course[time - 1]) * _count) + c] + after[time][c]);
        }

        return course;
    }

    private List<Label> Begin(double[] after, double least)
    {
        List<Label> labels = [];
        for (int c = 0; c < _count; c++)
        {
            double position = 0.0, worth = Advance(0, c, c, ref position);
            if (worth + after[c] >= least - Rounding)
            {
                labels.Add(new Label(worth, position, c, -1));
            }
        }

        return labels;
    }

    private List<Label> Extend(List<Label> from, int t, double[] after, double least)
    {
        List<Label>[] into = new List<Label>[_count];
        for (int i = 0; i < from.Count; i++)
        {
            Label label = from[i];
            ReadOnlySpan<double> row = rewards[t].AsSpan(label.Configuration * _count, _count);
            for (int decided = 0; decided < _count; decided++)
            {
                if (label.Worth + row[decided] + after[decided] < least - Rounding)
                {
                    continue;
                }

                double position = label.Position, worth = label.Worth + Advance(t, label.Configuration, decided, ref position);
                if (worth + after[decided] >= least - Rounding)
                {
                    Keep(into[decided] ??= [], new Label(worth, position, decided, i));
                }
            }
        }

        return [.. into.Where(l => l is not null).SelectMany(l => l)];
    }

    private static void Keep(List<Label> labels, Label label)
    {
        foreach (Label other in labels)
        {
            if (other.Worth >= label.Worth && other.Position >= label.Position)
            {
                return;
            }
        }

        labels.RemoveAll(other => other.Worth <= label.Worth && other.Position <= label.Position);
        labels.Add(label);
    }

    private double Advance(int t, int before, int decided, ref double position)
    {
        int change = (before * _count) + decided;
        FluidStage stage = table.Stage;
        if (position >= stage.Load.ArrivedBy(t * stage.Load.IntervalSeconds))
        {
            position = table.Ends[t][change];
            return rewards[t][change];
        }

        ImmutableArray<StageConfiguration> all = stage.Configurations;
        PricedLosses lost = new(stage.Load, prices, t);
        position = stage.Serve(all[before], all[decided], t, position, ref lost);
        return rewards[t][change] + (prices[t] * table.Losses[t][change]) - lost.Sum;
    }

    private static int[] Trace(List<Label>[] labels, int last)
    {
        int[] course = new int[labels.Length];
        for (int t = labels.Length - 1; t >= 0; t--)
        {
            course[t] = labels[t][last].Configuration;
            last = labels[t][last].Parent;
        }

        return course;
    }

    /// <summary>A way to a configuration: its worth so far, who is served next, and the label of the interval before.</summary>
    private readonly record struct Label(double Worth, double Position, int Configuration, int Parent);
}
