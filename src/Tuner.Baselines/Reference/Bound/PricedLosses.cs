namespace Tuner.Baselines.Reference.Bound;

/// <summary>Adds up what losses cost where each request has the price of the interval that it came in.</summary>
/// <param name="load">Who comes when.</param>
/// <param name="prices">For all requests of an interval, by interval.</param>
/// <param name="interval">The interval that passes: whoever is lost came in it or before.</param>
internal struct PricedLosses(FluidLoad load, double[] prices, int interval) : ILostRequests
{
    public double Sum { get; private set; }

    public void Add(double from, double to)
    {
        for (int i = interval; i >= 0 && to > from; i--)
        {
            double first = load.ArrivedBy(i * load.IntervalSeconds), arriving = load.Arriving(i);
            double begin = Math.Max(from, first);
            if (to > begin && arriving > 0.0)
            {
                Sum += prices[i] * (to - begin) / arriving;
                to = begin;
            }
        }
    }
}
