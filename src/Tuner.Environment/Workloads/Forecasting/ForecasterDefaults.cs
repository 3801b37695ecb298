namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>What holds for several kinds where a file does not say.</summary>
internal static class ForecasterDefaults
{
    /// <summary>Of IPA's predictors.</summary>
    public const int BinSeconds = 10;

    /// <summary>IPA's predictors foretell the busiest of the next 20 s.</summary>
    public const int HorizonSeconds = 20;

    /// <summary>Two hours, to which the bursts of the Twitter trace keep.</summary>
    public const int CycleSeconds = 7_200;

    /// <summary>The window of a kind.</summary>
    public static int Seconds(ForecasterKind kind) => kind switch
    {
        ForecasterKind.Last => 5,
        ForecasterKind.Line => 30,
        ForecasterKind.Quantile => 60,
        ForecasterKind.Max or ForecasterKind.Mean => MaxOfWindowForecaster.DefaultSeconds,
        _ => 600,
    };
}
