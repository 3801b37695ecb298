namespace Tuner.Baselines.Search.Annealing;

/// <summary>Temperatures that fall by the same factor from step to step.</summary>
/// <param name="Initial">At the first step, above 0.</param>
/// <param name="Final">At the last step, above 0.</param>
/// <param name="Steps">1 or more.</param>
internal readonly record struct GeometricCooling(double Initial, double Final, int Steps)
{
    /// <summary>The temperature at a step, from 0.</summary>
    public double At(int step) => Steps == 1 ? Initial : Initial * Math.Pow(Final / Initial, (double)step / (Steps - 1));
}
