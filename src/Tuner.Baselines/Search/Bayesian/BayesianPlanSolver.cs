using Tuner.Baselines.Optimization;
using Tuner.Environment.Randomness;

namespace Tuner.Baselines.Search.Bayesian;

/// <summary>
/// Bayesian optimisation with expected improvement (Jones, Schonlau and Welch, J. Global Optimization 1998) and a Matern 5/2 process (Snoek, Larochelle and
/// Adams, NeurIPS 2012), its length scale by likelihood. Made for black boxes of which one look is dear; here a look takes microseconds and the model milliseconds.
/// </summary>
/// <param name="Evaluations">Points looked at, 1 or more; the work grows with their fourth power.</param>
/// <param name="InitialPoints">How many of them, the quickest and drawn ones, come before the first model.</param>
/// <param name="Candidates">Drawn points among which the next one is sought, beside the neighbours of the best.</param>
/// <param name="Seed">Of the search.</param>
public sealed record BayesianPlanSolver(
    int Evaluations = 50,
    int InitialPoints = BayesianPlanSolver.DefaultInitialPoints,
    int Candidates = BayesianPlanSolver.DefaultCandidates,
    int Seed = 1) : BudgetedPlanSolver(Evaluations, Seed)
{
    /// <summary>A fifth of the budget.</summary>
    public const int DefaultInitialPoints = 10;

    /// <summary>About as many as the neighbours of a point.</summary>
    public const int DefaultCandidates = 200;

    private protected override string Name => "bayesian";

    private protected override void Walk(PlanLandscape landscape, PlanningProblem problem, RandomStream random)
    {
        PointFeatures features = new(problem);
        landscape.At(landscape.Quickest());
        while (landscape.Count < Math.Min(InitialPoints, Evaluations))
        {
            landscape.At(landscape.Draw(random));
        }

        while (landscape.Count < Evaluations)
        {
            PlanSurrogate surrogate = new(features, landscape.Points);
            landscape.At(Candidate(landscape, random).MaxBy(surrogate.ImprovementOf) ?? landscape.Draw(random));
        }
    }

    private IEnumerable<int[]> Candidate(PlanLandscape landscape, RandomStream random) =>
        landscape.Neighbours(landscape.Points.MaxBy(p => p.Worth)!.Options)
            .Concat(Enumerable.Range(0, Candidates).Select(_ => landscape.Draw(random)))
            .Where(options => !landscape.Knows(options));
}
