using Tuner.Environment.Randomness;
using Tuner.Environment.Tests.Support;
using Tuner.Environment.Workloads;
using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Environment.Tests.Workloads.Forecasting;

public sealed class CausalityTests
{
    private const int Step = 10, Start = 2_000, Length = 2_400, Changed = 200;

    public static TheoryData<ForecasterOptions> Causal => new(Enum.GetValues<ForecasterKind>()
        .Where(kind => kind is not (ForecasterKind.Lstm or ForecasterKind.Clock or ForecasterKind.Oracle))
        .Select(kind => new ForecasterOptions { Kind = kind })
        .Append(new() { Kind = ForecasterKind.HoltWinters, CycleSeconds = 300 })
        .Append(new() { Kind = ForecasterKind.SeasonalNaive, CycleSeconds = 100 }));

    [Theory]
    [MemberData(nameof(Causal))]
    public void ForecastRps_AnotherFuture_ChangesNoForecastBeforeIt(ForecasterOptions options)
    {
        (List<double> one, List<double> other) = PlayTwoFutures(options);
        Assert.Equal(one.Take((Changed / Step) + 1), other.Take((Changed / Step) + 1));
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void ForecastRps_OracleWithAnotherFuture_ChangesBeforeIt()
    {
        (List<double> one, List<double> other) = PlayTwoFutures(new ForecasterOptions { Kind = ForecasterKind.Oracle });
        Assert.NotEqual(one.Take((Changed / Step) + 1), other.Take((Changed / Step) + 1));
    }

    [Theory]
    [MemberData(nameof(Causal))]
    public void Begin_AfterAnotherRun_ForgetsIt(ForecasterOptions options)
    {
        ILoadForecaster used = Create(options);
        Loads.Play(used, Loads.Recorded(Record(2), Start, 120), Step);
        Assert.Equal(Loads.Play(Create(options), Loads.Recorded(Record(1), Start, 120), Step), Loads.Play(used, Loads.Recorded(Record(1), Start, 120), Step));
    }

    private static (List<double> One, List<double> Other) PlayTwoFutures(ForecasterOptions options)
    {
        int[] record = Record(1), changed = [.. record.Select((count, second) => second < Start + Changed ? count : (3 * count) + 50)];
        return (Loads.Play(Create(options), Loads.Recorded(record, Start, 120), Step), Loads.Play(Create(options), Loads.Recorded(changed, Start, 120), Step));
    }

    private static ILoadForecaster Create(ForecasterOptions options) =>
        options.Create(WorkloadFactory.Create(new WorkloadOptions()), _ => throw new InvalidOperationException());

    private static int[] Record(ulong seed)
    {
        RandomStream random = new SeedSequence(seed).Stream("record");
        return [.. Enumerable.Range(0, Length).Select(_ => random.NextInt(40))];
    }
}
