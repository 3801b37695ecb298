namespace Tuner.Baselines.Optimization.Pareto;

/// <summary>
/// The prices of a second and of a core that leave the least value above the best plan within the limits: the dual of the two limits. Every plan
/// is a plane over the two prices, value - prices x what it takes beyond the limits; the highest of all planes is lowest at a corner of the planes
/// known so far (Kelley's cutting planes, Journal of SIAM 8, 1960; of one limit alone, Handler and Zang, Networks 10, 1980).
/// </summary>
internal sealed class LimitPrices
{
    private const double Parallel = 1e-12;

    private readonly List<(double Value, double Seconds, double Cores)> _planes = [];

    /// <summary>The price of a second.</summary>
    public double Second { get; private set; }

    /// <summary>The price of a core.</summary>
    public double Core { get; private set; }

    /// <summary>The highest of the planes at these prices: no prices are known to leave less.</summary>
    public double Highest { get; private set; }

    /// <summary>Forgets all planes.</summary>
    public void Clear() => _planes.Clear();

    /// <summary>A plan of that value, by what it takes beyond the limits (below 0 where it leaves room; 0 without a limit).</summary>
    public void Add(double value, double seconds, double cores) => _planes.Add((value, seconds, cores));

    /// <summary>Moves to the lowest corner.</summary>
    public void Move()
    {
        Highest = double.PositiveInfinity;
        TryCorner(0.0, 0.0);
        for (int i = 0; i < _planes.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (double value, double seconds, double cores) = Difference(i, j);
                if (Math.Abs(seconds) > Parallel)
                {
                    TryCorner(value / seconds, 0.0);
                }

                if (Math.Abs(cores) > Parallel)
                {
                    TryCorner(0.0, value / cores);
                }

                for (int k = 0; k < j; k++)
                {
                    (double otherValue, double otherSeconds, double otherCores) = Difference(i, k);
                    double determinant = (seconds * otherCores) - (cores * otherSeconds);
                    if (Math.Abs(determinant) > Parallel)
                    {
                        TryCorner(
                            ((value * otherCores) - (cores * otherValue)) / determinant,
                            ((seconds * otherValue) - (value * otherSeconds)) / determinant);
                    }
                }
            }
        }
    }

    private (double Value, double Seconds, double Cores) Difference(int i, int j) => (
        _planes[i].Value - _planes[j].Value, _planes[i].Seconds - _planes[j].Seconds, _planes[i].Cores - _planes[j].Cores);

    private void TryCorner(double second, double core)
    {
        if (second < 0.0 || core < 0.0)
        {
            return;
        }

        double highest = double.NegativeInfinity;
        foreach ((double value, double seconds, double cores) in _planes)
        {
            highest = Math.Max(highest, value - (second * seconds) - (core * cores));
            if (highest >= Highest)
            {
                return;
            }
        }

        (Second, Core, Highest) = (second, core, highest);
    }
}
