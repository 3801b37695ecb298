namespace Tuner.Baselines.Search.Annealing;

/// <summary>Which changes are made at a temperature (Metropolis et al., J. Chem. Phys. 1953).</summary>
internal static class Metropolis
{
    /// <summary>A change that loses nothing is made; another with probability exp(change / temperature), that is where a uniform draw is below it.</summary>
    public static bool Accepts(double change, double temperature, double uniform) => change >= 0.0 || uniform < Math.Exp(change / temperature);
}
