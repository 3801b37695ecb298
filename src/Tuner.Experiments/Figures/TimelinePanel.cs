using ScottPlot;
using ScottPlot.Plottables;
using Tuner.Experiments.Recording;

namespace Tuner.Experiments.Figures;

/// <summary>A number over time, one step curve per policy, the offered load as an area behind with an axis of its own.</summary>
internal sealed class TimelinePanel
{
    private readonly string _label;
    private readonly PolicyLooks _looks;
    private readonly bool _fromZero;
    private readonly (double[] Minutes, double[] Values) _load;
    private readonly List<(string Policy, double[] Minutes, double[] Values)> _curves = [];

    public TimelinePanel(
        string panel,
        string label,
        Dictionary<string, IReadOnlyList<IReadOnlyList<IntervalRow>>> rows,
        PolicyLooks looks,
        Func<IntervalRow, double> number,
        bool fromZero)
    {
        (_label, _looks, _fromZero) = (label, looks, fromZero);
        List<FigurePoint> points = [];
        foreach (string policy in looks.Order)
        {
            (double[] minutes, double[] values) = Steps(rows[policy], number);
            _curves.Add((policy, minutes, values));
            points.AddRange(values.SkipLast(1).Select((y, i) => new FigurePoint(panel, policy, minutes[i], y)));
        }

        // Every policy meets the same arrivals, so any one's rows tell the load.
        _load = Steps(rows[looks.Order[0]], r => r.OfferedRps);
        points.AddRange(_load.Values.SkipLast(1).Select((y, i) => new FigurePoint(panel, "load", _load.Minutes[i], y)));
        Points = points;
    }

    public IReadOnlyList<FigurePoint> Points { get; }

    public Plot Draw(PaperStyle style, bool withTime)
    {
        Plot plot = PaperPlot.Create(style);
        FillY area = plot.Add.FillY([.. StepCorners(_load).Select(c => (c.X, 0.0, c.Y))]);
        area.FillColor = PaperPlot.LoadColor;
        area.LineWidth = 0.0f;
        area.MarkerSize = 0.0f;
        area.Axes.YAxis = plot.Axes.Right;
        for (int i = _curves.Count - 1; i >= 0; i--)
        {
            (string policy, double[] minutes, double[] values) = _curves[i];
            PaperPlot.Curve(plot, minutes, values, _looks[policy], i, style, steps: true);
        }

        (double low, double high) = Range();
        double highestLoad = Math.Max(1.0, _load.Values.Max());
        plot.Axes.SetLimits(0.0, _load.Minutes[^1], low, high);
        plot.Axes.SetLimitsY(0.0, 1.05 * highestLoad, plot.Axes.Right);
        PaperPlot.Label(plot.Axes.Left, _label, style);
        PaperPlot.Label(plot.Axes.Right, "load (RPS)", style, PaperPlot.LoadInk);
        PaperPlot.Ticks(plot.Axes.Left, 5);
        PaperPlot.Ticks(plot.Axes.Right, 4);
        PaperPlot.Ticks(plot.Axes.Bottom, 8);
        if (withTime)
        {
            PaperPlot.Label(plot.Axes.Bottom, "time (min)", style);
        }
        else
        {
            plot.Axes.Bottom.TickLabelStyle.IsVisible = false;
        }

        return plot;
    }

    /// <summary>The last value is repeated at the end of the run, so that the last step is as long as the others.</summary>
    private static (double[] Minutes, double[] Values) Steps(IReadOnlyList<IReadOnlyList<IntervalRow>> seeds, Func<IntervalRow, double> number)
    {
        double[] values = Timeline.Mean(seeds, number);
        return (Timeline.Minutes(seeds), [.. values, values[^1]]);
    }

    private static IEnumerable<(double X, double Y)> StepCorners((double[] Minutes, double[] Values) steps)
    {
        for (int i = 0; i < steps.Minutes.Length; i++)
        {
            if (i > 0)
            {
                yield return (steps.Minutes[i], steps.Values[i - 1]);
            }

            yield return (steps.Minutes[i], steps.Values[i]);
        }
    }

    private (double Low, double High) Range()
    {
        double[] values = [.. _curves.SelectMany(c => c.Values).Where(double.IsFinite).DefaultIfEmpty(0.0)];
        double high = values.Max(), low = _fromZero ? 0.0 : values.Min();
        double margin = RoundTicks.IsFlat(low, high) ? 1.0 : 0.06 * (high - low);
        return (_fromZero ? 0.0 : low - margin, high + margin);
    }
}
