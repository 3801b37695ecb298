using Tuner.Experiments.Benchmarks;
using Tuner.Experiments.Tests.Support;

namespace Tuner.Experiments.Tests.Benchmarks;

public sealed class CaseRunnerTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Measure_WorkOfKnownSpeed_GivesItsRateAndRatio()
    {
        BenchmarkCase[] cases = [.. new CaseRunner(new BenchmarkSettings(1.0, 5, 1, []), _time).Measure(
        [
            Instance("slow", () => new ClockedWork(_time, TimeSpan.FromMilliseconds(20), 10), "quick"),
            Instance("quick", () => new ClockedWork(_time, TimeSpan.FromMilliseconds(5), 10)),
        ])];

        Assert.Equal(500.0, cases[0].MedianPerSecond, 1e-6);
        Assert.Equal((cases[0].MedianPerSecond, cases[0].MedianPerSecond), (cases[0].LeastPerSecond, cases[0].MostPerSecond));
        Assert.Equal(2e6, cases[0].NanosecondsPerUnit, 1e-3);
        Assert.Equal(4.0, cases[0].TimeRatio!.Value, 1e-9);
        Assert.Equal(2_000.0, cases[1].MedianPerSecond, 1e-6);
        Assert.Null(cases[1].TimeRatio);
        Assert.All(cases, c => Assert.Equal(5, c.PerSecond.Count));
    }

    [Fact]
    public void Measure_WorkThatAllocates_SaysHowMuch()
    {
        BenchmarkCase[] cases = [.. new CaseRunner(new BenchmarkSettings(0.1, 1, 1, []), _time).Measure(
        [
            Instance("allocates", () => new ClockedWork(_time, TimeSpan.FromMilliseconds(5), 10, allocates: true)),
            Instance("does not", () => new ClockedWork(_time, TimeSpan.FromMilliseconds(5), 10)),
        ])];

        // The clock itself allocates a little; an array of 1,000 bytes has a header.
        Assert.InRange(cases[0].AllocatedBytesPerUnit - cases[1].AllocatedBytesPerUnit, 100.0, 104.0);
    }

    private static BenchmarkInstance Instance(string name, Func<BenchmarkWork> create, string? comparedTo = null) =>
        new("group", name, "work on a clock", "units", create, comparedTo);

    private sealed class ClockedWork(ManualTime time, TimeSpan span, long units, bool allocates = false) : BenchmarkWork
    {
        private byte[] _bytes = [];

        public override void Rewind()
        {
        }

        public override long Run()
        {
            time.Advance(span);
            _bytes = allocates ? new byte[1_000] : _bytes;
            return units;
        }
    }
}
