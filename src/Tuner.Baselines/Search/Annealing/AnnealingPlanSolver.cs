using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;

namespace Tuner.Baselines.Search.Annealing;

/// <summary>
/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi, Science 1983): from the quickest point, a drawn change of one stage is made by the rule of
/// Metropolis, while the temperature falls geometrically.
/// </summary>
/// <param name="Evaluations">Changes proposed, the first point included, 1 or more; points met again cost no more but count.</param>
/// <param name="InitialTemperature">In units of the landscape.</param>
/// <param name="FinalTemperature">In units of the landscape.</param>
/// <param name="Seed">Of the search.</param>
public sealed record AnnealingPlanSolver(
    int Evaluations = 3000,
    double InitialTemperature = AnnealingPlanSolver.DefaultInitialTemperature,
    double FinalTemperature = AnnealingPlanSolver.DefaultFinalTemperature,
    int Seed = 1) : BudgetedPlanSolver(Evaluations, Seed)
{
    /// <summary>A loss of a twentieth of the scale of values is taken one time in e.</summary>
    public const double DefaultInitialTemperature = 0.05;

    /// <summary>Hardly any loss is taken.</summary>
    public const double DefaultFinalTemperature = 0.002;

    private protected override string Name => "annealing";

    private protected override void Walk(PlanLandscape landscape, PlanningProblem problem, RandomStream random)
    {
        PlanPoint now = landscape.At(landscape.Quickest());
        GeometricCooling cooling = new(InitialTemperature * landscape.Unit, FinalTemperature * landscape.Unit, Math.Max(1, Evaluations - 1));
        for (int step = 0; step < Evaluations - 1; step++)
        {
            PlanPoint next = landscape.At(landscape.Step(now.Options, random));
            now = Metropolis.Accepts(next.Worth - now.Worth, cooling.At(step), random.NextDouble()) ? next : now;
        }
    }
}
