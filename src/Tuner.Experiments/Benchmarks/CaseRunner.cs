using Tuner.Environment.Statistics;

namespace Tuner.Experiments.Benchmarks;

/// <summary>Warms cases up and measures them in turn, round after round.</summary>
internal sealed class CaseRunner(BenchmarkSettings settings, TimeProvider time)
{
    private const double WarmUpShare = 0.25;

    /// <summary>The cases of one group, in their order.</summary>
    public IReadOnlyList<BenchmarkCase> Measure(IReadOnlyList<BenchmarkInstance> instances)
    {
        BenchmarkWork[] works = new BenchmarkWork[instances.Count];
        long[] held = new long[instances.Count];
        double[][] rates = [.. instances.Select(_ => new double[settings.Repeats])];
        double[][] processor = [.. instances.Select(_ => new double[settings.Repeats])];
        try
        {
            for (int i = 0; i < works.Length; i++)
            {
                long before = GC.GetTotalMemory(forceFullCollection: true);
                works[i] = instances[i].Create();
                works[i].Rewind();
                Time(works[i], WarmUpShare * settings.SecondsPerCase);
                held[i] = Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - before);
            }

            for (int round = 0; round < settings.Repeats; round++)
            {
                for (int i = 0; i < works.Length; i++)
                {
                    works[i].Rewind();
                    (rates[i][round], processor[i][round]) = Time(works[i], settings.SecondsPerCase / settings.Repeats);
                }
            }

            return [.. instances.Select((instance, i) => new BenchmarkCase
            {
                Group = instance.Group,
                Name = instance.Name,
                Instance = instance.Description,
                Unit = instance.Unit,
                PerSecond = rates[i],
                ProcessorNanosecondsPerUnit = Quantiles.Of(processor[i], 0.5),
                Facts = works[i].Facts,
                AllocatedBytesPerUnit = AllocatedBytesPerUnit(works[i]),
                HeldBytes = held[i],
                ComparedTo = instance.ComparedTo,
                TimeRatio = instance.ComparedTo is { } other
                    ? TimeRatio(rates[i], rates[instances.TakeWhile(c => c.Name != other).Count()])
                    : null,
            })];
        }
        finally
        {
            foreach (BenchmarkWork? work in works)
            {
                work?.Dispose();
            }
        }
    }

    private (double UnitsPerSecond, double ProcessorNanoseconds) Time(BenchmarkWork work, double seconds)
    {
        TimeSpan processor = System.Environment.CpuUsage.TotalTime;
        long start = time.GetTimestamp(), units = 0;
        double elapsed;
        do
        {
            units += work.Run();
            elapsed = time.GetElapsedTime(start).TotalSeconds;
        }
        while (elapsed < seconds);
        return (units / elapsed, (System.Environment.CpuUsage.TotalTime - processor).TotalNanoseconds / units);
    }

    /// <summary>Of work that was done before: its buffers are as large as it needs them.</summary>
    private static double AllocatedBytesPerUnit(BenchmarkWork work)
    {
        work.Rewind();
        work.Run();
        work.Rewind();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long units = work.Run();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / units;
    }

    private static double TimeRatio(double[] rates, double[] others) =>
        Quantiles.Of([.. others.Zip(rates, (other, rate) => other / rate)], 0.5);
}
