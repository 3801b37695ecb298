namespace Tuner.Environment.Tests.Simulation;

/// <summary>
/// M/D^[1,b]/1: one server takes min(waiting, b) whenever it is free and somebody waits; a batch of k takes s(k). The Markov chain
/// of those left behind at batch ends, n -> n - k + Poisson(lambda s(k)), solved by iteration; means by the renewal-reward theorem.
/// </summary>
internal sealed class BulkServiceChain
{
    public BulkServiceChain(double rate, int maxBatch, Func<int, double> serviceSeconds, int states = 400)
    {
        double[] stationary = Stationary(rate, maxBatch, serviceSeconds, states);
        double cycle = 0.0, area = 0.0, served = 0.0, busy = 0.0;
        for (int n = 0; n < states; n++)
        {
            int k = Math.Clamp(n, 1, maxBatch);
            double s = serviceSeconds(k);
            cycle += stationary[n] * (n == 0 ? (1.0 / rate) + s : s);
            area += stationary[n] * ((Math.Max(n, 1) * s) + (rate * s * s / 2.0));
            served += stationary[n] * k;
            busy += stationary[n] * s;
        }

        LatencySeconds = area / (rate * cycle);
        MeanBatch = served;
        BusyFraction = busy / cycle;
    }

    public double LatencySeconds { get; }

    public double MeanBatch { get; }

    public double BusyFraction { get; }

    private static double[] Stationary(double rate, int maxBatch, Func<int, double> serviceSeconds, int states)
    {
        double[][] arrivals = new double[maxBatch + 1][];
        for (int k = 1; k <= maxBatch; k++)
        {
            double mean = rate * serviceSeconds(k), p = Math.Exp(-mean);
            arrivals[k] = new double[states];
            for (int j = 0; j < states; p *= mean / ++j)
            {
                arrivals[k][j] = p;
            }
        }

        double[] now = new double[states];
        now[0] = 1.0;
        for (int step = 0; step < 5_000; step++)
        {
            double[] next = new double[states];
            for (int n = 0; n < states; n++)
            {
                int k = Math.Clamp(n, 1, maxBatch), left = Math.Max(0, n - k);
                for (int j = 0; j + left < states && (j < 60 || arrivals[k][j] > 1e-18); j++)
                {
                    next[left + j] += now[n] * arrivals[k][j];
                }
            }

            now = next;
        }

        return now;
    }
}
