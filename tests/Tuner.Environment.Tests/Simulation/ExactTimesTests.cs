using Tuner.Environment.Pipelines;
using Tuner.Environment.Randomness;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Tests.Simulation;

/// <summary>Finish times request by request against recursions that know nothing of events.</summary>
public sealed class ExactTimesTests
{
    /// <summary>
    /// Deterministic tandem of single servers (Friedman, 1965): request n leaves at max over k &lt;= n of a_k + (n - k) max(s), plus
    /// the sum of s, in whatever order the stages stand.
    /// </summary>
    [Theory]
    [InlineData(.1, .06)]
    [InlineData(.06, .1)]
    public void Advance_DeterministicTandem_FinishesAsFriedman(double first, double second)
    {
        double[] arrivals = Take(new PoissonArrivals(7.0), 2_000);
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo,
            Setup.Stage("first", [Setup.Model("m", 1000.0 * first)]),
            Setup.Stage("second", [Setup.Model("m", 1000.0 * second)]));

        RecordedRequests seen = RunAll(pipeline, arrivals, Setup.Uniform(pipeline, 1));

        double slowest = Math.Max(first, second), begins = double.NegativeInfinity;
        Assert.Equal(arrivals.Length, seen.Records.Count);
        for (int n = 0; n < arrivals.Length; n++)
        {
            begins = Math.Max(arrivals[n], begins + slowest);
            Assert.Equal(n, seen.Records[n].Request);
            Assert.Equal(begins + first + second, seen.Records[n].LeftSeconds, 1e-9);
        }
    }

    /// <summary>
    /// First come first served on c servers, twice: each request takes the server that is free first (Kiefer and Wolfowitz, 1955),
    /// and comes to the second stage in the order of finishing the first. Service times are those of (request, stage).
    /// </summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void Advance_RandomService_FinishesAsKieferWolfowitz(int firstServers, int secondServers)
    {
        double[] arrivals = Take(new PoissonArrivals(80.0 * Math.Min(firstServers, secondServers)), 5_000);
        Pipeline pipeline = Setup.Chain(
            Setup.NoSlo,
            Setup.Stage("first", [Setup.Model("m", 10.0, variability: Setup.Exponential)]),
            Setup.Stage("second", [Setup.Model("m", 11.0, variability: Setup.Exponential)]));
        Decision decision = new([Setup.Use(pipeline, 0, 0, firstServers), Setup.Use(pipeline, 1, 0, secondServers)]);

        RecordedRequests seen = RunAll(pipeline, arrivals, decision);

        CounterRandom random = new(new SeedSequence(1).Derive("service"));
        double[] between = Serve(arrivals, firstServers, n => .010 * Setup.Exponential.Factor(random, n, 0));
        double[] finish = Serve(between, secondServers, n => .011 * Setup.Exponential.Factor(random, n, 1));
        Assert.Equal(arrivals.Length, seen.Records.Count);
        Assert.All(seen.Records, r => Assert.Equal(finish[r.Request], r.LeftSeconds, 1e-9));
    }

    private static double[] Serve(double[] arrivals, int servers, Func<int, double> seconds)
    {
        double[] free = new double[servers], finish = new double[arrivals.Length];
        foreach (int n in Enumerable.Range(0, arrivals.Length).OrderBy(n => arrivals[n]))
        {
            int server = Array.IndexOf(free, free.Min());
            finish[n] = free[server] = Math.Max(arrivals[n], free[server]) + seconds(n);
        }

        return finish;
    }

    private static double[] Take(PoissonArrivals source, int count)
    {
        List<double> times = [];
        for (int second = 0; times.Count < count; second++)
        {
            source.AppendSecond(second, times);
        }

        return [.. times.Take(count)];
    }

    private static RecordedRequests RunAll(Pipeline pipeline, double[] arrivals, Decision decision)
    {
        RecordedRequests seen = new();
        var system = Setup.System(pipeline, new ListedArrivals(arrivals), seen);
        system.Start(decision);
        double queueSeconds = 0.0, waitSeconds = 0.0;
        while (!system.IsEmpty)
        {
            IntervalReport report = system.Advance(decision, 10.0);
            queueSeconds += report.Stages.Sum(s => s.MeanQueueLength * 10.0);
            waitSeconds += report.Stages.Sum(s => s.WaitSeconds.Values.ToArray().Sum());
        }

        // Little's law is exact over a run that begins and ends empty.
        Assert.Equal(waitSeconds, queueSeconds, 1e-6 * waitSeconds);
        return seen;
    }
}
