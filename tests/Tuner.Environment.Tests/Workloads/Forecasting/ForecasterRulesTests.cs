using Tuner.Environment.Workloads.Forecasting;

namespace Tuner.Environment.Tests.Workloads.Forecasting;

public sealed class ForecasterRulesTests
{
    public static TheoryData<ForecasterOptions, string, string> Faults => new()
    {
        { new() { Kind = ForecasterKind.Last, Alpha = 0.5 }, "Alpha", "'alpha' has no meaning where the forecaster's kind is last" },
        { new() { Kind = ForecasterKind.SeasonalNaive, Seconds = 5 }, "Seconds", "'seconds' has no meaning where the forecaster's kind is seasonal-naive" },
        { new() { Kind = ForecasterKind.Lstm }, "File", "kind lstm needs file" },
        { new() { Kind = ForecasterKind.Mean, Seconds = 5 }, "BinSeconds", "a bin of 10 s does not fit into 5 s" },
        { new() { Kind = ForecasterKind.Ar, Order = 10, Seconds = 200 }, "Seconds", "order 10 needs 21 bins, and 200 s hold 20 of 10 s" },
        { new() { Kind = ForecasterKind.HoltWinters, Gamma = 0.1 }, "Gamma", "there is no season" },
        { new() { Kind = ForecasterKind.HoltWinters, CycleSeconds = 25 }, "CycleSeconds", "not two or more whole bins of 10 s" },
        { new() { Kind = ForecasterKind.SeasonalNaive, CycleSeconds = 10 }, "CycleSeconds", "shorter than the 20 s" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_SettingsThatCannotGoTogether_NamesTheSettingAndTheReason(ForecasterOptions options, string property, string message)
    {
        (string Property, string Message)? fault = ForecasterRules.Fault(options);
        Assert.Equal(property, fault?.Property);
        Assert.Contains(message, fault?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_DefaultsOfEveryKindThatNeedsNoFile_IsNone() => Assert.All(
        Enum.GetValues<ForecasterKind>().Where(kind => kind != ForecasterKind.Lstm),
        kind => Assert.Null(ForecasterRules.Fault(new ForecasterOptions { Kind = kind })));
}
