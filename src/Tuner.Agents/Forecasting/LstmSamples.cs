using Tuner.Environment.Workloads;

namespace Tuner.Agents.Forecasting;

/// <summary>
/// Training samples of consecutive seconds. Published data has every zero taken out, whole days joined over what the record lacks; here a sample never
/// reaches over missing seconds, and a second without a request is one.
/// </summary>
internal sealed class LstmSamples
{
    private LstmSamples(float[] inputs, float[] targets) => (Inputs, Targets) = (inputs, targets);

    /// <summary>Shape [samples, bins]: the busiest second of every bin, the oldest first, over the scale.</summary>
    public float[] Inputs { get; }

    /// <summary>Shape [samples]: the busiest second of the horizon, over the scale.</summary>
    public float[] Targets { get; }

    /// <summary>All samples of the stretches, a stride apart.</summary>
    public static LstmSamples Of(IEnumerable<LoadTrace> stretches, LstmOptions options, double scale)
    {
        List<float> inputs = [], targets = [];
        int seen = options.Bins * options.BinSeconds;
        foreach (LoadTrace trace in stretches)
        {
            for (int now = seen - trace.HistorySeconds; now + options.HorizonSeconds <= trace.DurationSeconds; now += options.StrideSeconds)
            {
                for (int bin = options.Bins; bin > 0; bin--)
                {
                    inputs.Add((float)(Busiest(trace, now - (bin * options.BinSeconds), options.BinSeconds) / scale));
                }

                targets.Add((float)(Busiest(trace, now, options.HorizonSeconds) / scale));
            }
        }

        return new LstmSamples([.. inputs], [.. targets]);
    }

    private static int Busiest(LoadTrace trace, int startSecond, int seconds)
    {
        int max = 0;
        for (int second = startSecond; second < startSecond + seconds; second++)
        {
            max = Math.Max(max, trace[second]);
        }

        return max;
    }
}
