namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>
/// Exponential smoothing with additive trend and season (C. C. Holt, 1957; P. R. Winters, "Forecasting Sales by Exponentially Weighted Moving
/// Averages", Management Science 6, 1960), in the form of Hyndman and Athanasopoulos, "Forecasting: Principles and Practice" (2021), section 8.3:
/// <code>
/// level_t  = alpha (x_t - season_(t-m)) + (1 - alpha) (level_(t-1) + trend_(t-1))
/// trend_t  = beta (level_t - level_(t-1)) + (1 - beta) trend_(t-1)
/// season_t = gamma (x_t - level_(t-1) - trend_(t-1)) + (1 - gamma) season_(t-m)
/// x_(t+h)  = level_t + h trend_t + season_(t+h-m)
/// </code>
/// The first cycle (without a season, the first observation) gives the first level, its mean, and the first season, what differs from it; the trend
/// begins at 0. Over a missing observation the level follows its trend and nothing else changes.
/// </summary>
/// <param name="smoothing">Weights of the newest observation.</param>
/// <param name="phases">Observations of a season; 1 for none.</param>
internal sealed class HoltWintersModel(HoltWintersSmoothing smoothing, int phases)
{
    private readonly double[] _season = new double[phases];
    private readonly List<(double Load, int Phase)> _first = [];
    private int _awaited = phases;
    private double _level, _trend;

    /// <summary>The next observation, NaN where it is missing, at its phase of the season.</summary>
    public void Add(double load, int phase)
    {
        if (_awaited > 0)
        {
            Await(load, phase);
            return;
        }

        double expected = _level + _trend;
        if (double.IsNaN(load))
        {
            _level = expected;
            return;
        }

        double before = _level, season = _season[phase];
        _level = (smoothing.Alpha * (load - season)) + ((1.0 - smoothing.Alpha) * expected);
        _trend = (smoothing.Beta * (_level - before)) + ((1.0 - smoothing.Beta) * _trend);
        if (_season.Length > 1)
        {
            _season[phase] = (smoothing.Gamma * (load - expected)) + ((1.0 - smoothing.Gamma) * season);
        }
    }

    /// <summary>The observation <paramref name="steps"/> after the last one, which has that phase; 0 where none has been seen.</summary>
    public double Forecast(int steps, int phase) => _level + (steps * _trend) + _season[phase];

    private void Await(double load, int phase)
    {
        if (!double.IsNaN(load))
        {
            _first.Add((load, phase));
        }

        // Where a whole cycle is missing, the next observation begins.
        _awaited = Math.Max(_first.Count == 0 ? 1 : 0, _awaited - 1);
        if (_awaited == 0)
        {
            _level = _first.Average(f => f.Load);
            if (_season.Length > 1)
            {
                _first.ForEach(f => _season[f.Phase] = f.Load - _level);
            }
        }
    }
}
