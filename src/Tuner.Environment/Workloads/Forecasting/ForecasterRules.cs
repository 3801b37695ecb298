using Tuner.Environment.Configuration;

namespace Tuner.Environment.Workloads.Forecasting;

/// <summary>What of a forecaster's settings cannot go together.</summary>
public static class ForecasterRules
{
    internal const string FileMissing = "kind lstm needs file, a network that tuner train-forecaster wrote";

    private static readonly Dictionary<ForecasterKind, string[]> Settings = new()
    {
        [ForecasterKind.Last] = [nameof(ForecasterOptions.Seconds)],
        [ForecasterKind.Max] = [nameof(ForecasterOptions.Seconds)],
        [ForecasterKind.Mean] = [nameof(ForecasterOptions.Seconds), nameof(ForecasterOptions.BinSeconds)],
        [ForecasterKind.Hold] = [nameof(ForecasterOptions.Intervals)],
        [ForecasterKind.Quantile] = [nameof(ForecasterOptions.Seconds), nameof(ForecasterOptions.Quantile)],
        [ForecasterKind.Ewma] = [nameof(ForecasterOptions.Seconds), nameof(ForecasterOptions.Alpha)],
        [ForecasterKind.HoltWinters] =
        [
            nameof(ForecasterOptions.Seconds), nameof(ForecasterOptions.BinSeconds), nameof(ForecasterOptions.CycleSeconds),
            nameof(ForecasterOptions.Alpha), nameof(ForecasterOptions.Beta), nameof(ForecasterOptions.Gamma),
            nameof(ForecasterOptions.HorizonSeconds), nameof(ForecasterOptions.Target),
        ],
        [ForecasterKind.SeasonalNaive] =
            [nameof(ForecasterOptions.CycleSeconds), nameof(ForecasterOptions.HorizonSeconds), nameof(ForecasterOptions.Target)],
        [ForecasterKind.Line] =
            [nameof(ForecasterOptions.Seconds), nameof(ForecasterOptions.HorizonSeconds), nameof(ForecasterOptions.Target)],
        [ForecasterKind.Ar] =
        [
            nameof(ForecasterOptions.Seconds), nameof(ForecasterOptions.BinSeconds), nameof(ForecasterOptions.Order),
            nameof(ForecasterOptions.HorizonSeconds), nameof(ForecasterOptions.Target),
        ],
        [ForecasterKind.Clock] =
        [
            nameof(ForecasterOptions.CycleSeconds), nameof(ForecasterOptions.Quantile),
            nameof(ForecasterOptions.HorizonSeconds), nameof(ForecasterOptions.Target),
        ],
        [ForecasterKind.Lstm] = [nameof(ForecasterOptions.File)],
        [ForecasterKind.Oracle] = [nameof(ForecasterOptions.HorizonSeconds), nameof(ForecasterOptions.Target)],
    };

    /// <summary>True where a kind has a setting.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="property">Of <see cref="ForecasterOptions"/>.</param>
    public static bool Has(ForecasterKind kind, string property) => Settings[kind].Contains(property, StringComparer.Ordinal);

    /// <summary>Seconds looked back on, the kind's own where none are given.</summary>
    public static int Seconds(ForecasterOptions options) => options.Seconds ?? ForecasterDefaults.Seconds(options.Kind);

    /// <summary>The first setting that is at fault, and why; null where all is well.</summary>
    public static (string Property, string Message)? Fault(ForecasterOptions options)
    {
        (string Property, object? Value)[] given =
        [
            (nameof(options.Seconds), options.Seconds), (nameof(options.Intervals), options.Intervals), (nameof(options.Alpha), options.Alpha),
            (nameof(options.Beta), options.Beta), (nameof(options.Gamma), options.Gamma), (nameof(options.Quantile), options.Quantile),
            (nameof(options.Order), options.Order), (nameof(options.BinSeconds), options.BinSeconds),
            (nameof(options.CycleSeconds), options.CycleSeconds), (nameof(options.HorizonSeconds), options.HorizonSeconds),
            (nameof(options.Target), options.Target), (nameof(options.File), options.File),
        ];
        foreach ((string property, object? value) in given)
        {
            if (value is not null && !Has(options.Kind, property))
            {
                return (property, $"'{OptionNames.Key(property)}' has no meaning where the forecaster's kind is {OptionNames.Word(options.Kind)}");
            }
        }

        return FaultOfValues(options);
    }

    private static (string Property, string Message)? FaultOfValues(ForecasterOptions options)
    {
        ForecasterKind kind = options.Kind;
        int bin = options.BinSeconds ?? ForecasterDefaults.BinSeconds, seconds = Seconds(options);
        int cycle = options.CycleSeconds ?? ForecasterDefaults.CycleSeconds, horizon = options.HorizonSeconds ?? ForecasterDefaults.HorizonSeconds;
        int order = options.Order ?? 1, fewest = (2 * order) + 1;
        bool hasSeason = options.CycleSeconds is not null;
        return kind switch
        {
            ForecasterKind.Lstm when string.IsNullOrWhiteSpace(options.File) => (nameof(options.File), FileMissing),
            ForecasterKind.Mean or ForecasterKind.HoltWinters when bin > seconds =>
                (nameof(options.BinSeconds), $"a bin of {bin} s does not fit into {seconds} s looked back on"),
            ForecasterKind.Ar when seconds / bin < fewest =>
                (nameof(options.Seconds), $"order {order} needs {fewest} bins, and {seconds} s hold {seconds / bin} of {bin} s"),
            ForecasterKind.HoltWinters when options.Gamma is not null && !hasSeason =>
                (nameof(options.Gamma), "'gamma' has no meaning without cycleSeconds: there is no season"),
            ForecasterKind.HoltWinters when hasSeason && (cycle % bin != 0 || cycle < 2 * bin) =>
                (nameof(options.CycleSeconds), $"a season of {cycle} s is not two or more whole bins of {bin} s"),
            ForecasterKind.SeasonalNaive when horizon > cycle =>
                (nameof(options.CycleSeconds), $"a cycle of {cycle} s is shorter than the {horizon} s that are foretold"),
            _ => null,
        };
    }
}
