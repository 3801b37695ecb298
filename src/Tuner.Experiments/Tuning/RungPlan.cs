using System.Collections.Immutable;
using Tuner.Experiments.Configuration;

namespace Tuner.Experiments.Tuning;

/// <summary>How many trials play how many stretches.</summary>
internal static class RungPlan
{
    /// <summary>The rungs of a method, the lowest first.</summary>
    /// <param name="options">The method and its numbers.</param>
    /// <param name="trials">Trials that there are.</param>
    public static ImmutableArray<Rung> Of(TuneOptions options, int trials) => options.Method == SearchMethod.Random
        ? [new Rung(trials, options.Stretches)]
        : Halving(trials, options.Stretches, options.Eta, options.Finalists);

    /// <summary>
    /// Successive halving (Jamieson and Talwalkar, 2016, figure 3, with eta for 2, as Li et al., JMLR 2018, algorithm 1, have it):
    /// rung k of 0..s has floor(n / eta^k) trials at floor(R / eta^(s-k)) stretches. s is the greatest one that leaves the top rung the
    /// finalists and the lowest a stretch.
    /// </summary>
    public static ImmutableArray<Rung> Halving(int trials, int stretches, int eta, int finalists)
    {
        int last = 0;
        for (long power = eta; trials / power >= finalists && stretches / power >= 1; power *= eta)
        {
            last++;
        }

        return [.. Enumerable.Range(0, last + 1).Select(k => new Rung(Divided(trials, eta, k), Divided(stretches, eta, last - k)))];
    }

    private static int Divided(int number, int eta, int times)
    {
        for (int i = 0; i < times; i++)
        {
            number /= eta;
        }

        return number;
    }
}
