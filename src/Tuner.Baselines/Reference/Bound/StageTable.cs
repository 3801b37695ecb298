using System.Collections.Immutable;

namespace Tuner.Baselines.Reference.Bound;

/// <summary>
/// Every change of configuration in every interval that begins with nobody waiting: what is lost, and who is served next at its end. Waiting
/// requests only make it worse, so this is what a change can be worth at best, whatever came before. Changes are numbered before x count + decided.
/// </summary>
internal sealed class StageTable
{
    public StageTable(FluidStage stage)
    {
        ImmutableArray<StageConfiguration> all = stage.Configurations;
        Stage = stage;
        Count = all.Length;
        Losses = new double[stage.Load.Intervals][];
        Ends = new double[stage.Load.Intervals][];
        double[] one = [.. Enumerable.Repeat(1.0, stage.Load.Intervals)];
        for (int t = 0; t < Losses.Length; t++)
        {
            (Losses[t], Ends[t]) = (new double[Count * Count], new double[Count * Count]);
            double begin = stage.Load.ArrivedBy(t * stage.Load.IntervalSeconds), end = stage.Load.ArrivedBy((t + 1) * stage.Load.IntervalSeconds);
            double peak = stage.Load.PeakOf(t);
            for (int before = 0; before < Count; before++)
            {
                for (int decided = 0; decided < Count; decided++)
                {
                    int change = (before * Count) + decided;
                    bool keepsUp = all[before].SlackSeconds >= 0.0 && all[decided].SlackSeconds >= 0.0
                        && all[before].CapacityRps >= peak && all[decided].CapacityRps >= peak;
                    if (keepsUp)
                    {
                        Ends[t][change] = end;
                        continue;
                    }

                    PricedLosses lost = new(stage.Load, one, t);
                    Ends[t][change] = stage.Serve(all[before], all[decided], t, begin, ref lost);
                    Losses[t][change] = lost.Sum;
                }
            }
        }

        Costs = new double[Count * Count];
        for (int change = 0; change < Costs.Length; change++)
        {
            Costs[change] = stage.CostCores(all[change / Count], all[change % Count]);
        }
    }

    public FluidStage Stage { get; }

    /// <summary>Configurations.</summary>
    public int Count { get; }

    /// <summary>The part of the interval's requests that is lost; by interval and change.</summary>
    public double[][] Losses { get; }

    /// <summary>Who is served next at the end; by interval and change.</summary>
    public double[][] Ends { get; }

    /// <summary>Mean cost in cores of the interval of a change.</summary>
    public double[] Costs { get; }
}
