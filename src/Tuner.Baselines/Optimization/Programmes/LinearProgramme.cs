using Google.OrTools.LinearSolver;

namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>
/// A mixed integer programme and how its solver is run: one thread, no gap left, tolerances as tight as each takes. Rows and objectives are scaled
/// so that their largest sum is 1e4: limits and gaps in the solvers are absolute, and CBC leaves out what improves by less than 1e-5.
/// </summary>
internal sealed class LinearProgramme : IDisposable
{
    private const double LargestSum = 1e4;

    private readonly Solver _solver;
    private readonly MPSolverParameters _parameters = new();

    /// <exception cref="NotSupportedException">The backend is not in this build of OR-Tools.</exception>
    public LinearProgramme(LinearBackend backend)
    {
        string name = backend.ToString().ToUpperInvariant();
        _solver = Solver.CreateSolver(name)
            ?? throw new NotSupportedException($"The solver {name} is not in this build of OR-Tools. Use the solver exact.");
        _parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0.0);

        // HiGHS applies these when it solves, whatever the call answers before, and is silent only if told so.
        _solver.SetSolverSpecificParametersAsString(backend switch
        {
            LinearBackend.Scip => "numerics/feastol=1e-9\nmisc/catchctrlc=FALSE\n",
            LinearBackend.Highs => "output_flag=false\nmip_abs_gap=0\nmip_rel_gap=0\nmip_feasibility_tolerance=1e-9\nthreads=1\n",
            _ => string.Empty,
        });
    }

    public Variable Binary() => _solver.MakeBoolVar(string.Empty);

    public Variable Integer(double most) => _solver.MakeIntVar(0.0, most, string.Empty);

    public Variable Number(double most) => _solver.MakeNumVar(0.0, most, string.Empty);

    /// <summary>low &lt;= sum of the terms &lt;= high, as it stands.</summary>
    public void Row(double low, double high, IEnumerable<(Variable Variable, double Factor)> terms)
    {
        Constraint row = _solver.MakeConstraint(low, high, string.Empty);
        foreach ((Variable variable, double factor) in terms)
        {
            row.SetCoefficient(variable, factor);
        }
    }

    /// <summary>sum of the terms &lt;= most, scaled; left out where <paramref name="largestSum"/>, which no sum exceeds, is within it.</summary>
    public void AtMost(double most, double largestSum, IEnumerable<(Variable Variable, double Factor)> terms)
    {
        if (most < largestSum)
        {
            double scale = Scale(largestSum);
            Row(double.NegativeInfinity, scale * most, terms.Select(t => (t.Variable, scale * t.Factor)));
        }
    }

    /// <summary>Minimises the sum of the terms, scaled.</summary>
    public void Minimise(double largestSum, IEnumerable<(Variable Variable, double Factor)> terms)
    {
        double scale = Scale(largestSum);
        Objective objective = _solver.Objective();
        foreach ((Variable variable, double factor) in terms)
        {
            objective.SetCoefficient(variable, scale * factor);
        }

        objective.SetMinimization();
    }

    /// <summary>True with an optimal answer, false where there is none.</summary>
    /// <exception cref="InvalidOperationException">The solver gave up.</exception>
    public bool Solve() => _solver.Solve(_parameters) switch
    {
        Solver.ResultStatus.OPTIMAL => true,
        Solver.ResultStatus.INFEASIBLE => false,
        Solver.ResultStatus status => throw new InvalidOperationException($"{_solver.SolverVersion()} ended with {status}."),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _parameters.Dispose();
        _solver.Dispose();
    }

    private static double Scale(double largestSum) => LargestSum / Math.Max(largestSum, 1e-12);
}
