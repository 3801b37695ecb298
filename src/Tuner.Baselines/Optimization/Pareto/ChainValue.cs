using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization.Pareto;

/// <summary>The value of a plan of a chain: slope x product of the stages' factors - sum of their losses.</summary>
internal readonly struct ChainValue
{
    private readonly double _gain, _costLoss, _batchLoss;
    private readonly bool _multiplies;
    private readonly bool _countsCores;

    public ChainValue(PlanningProblem problem, ChainGoal goal)
    {
        _countsCores = goal == ChainGoal.FewestCores;
        Objective objective = problem.Objective;
        AccuracyCombination combination = objective.Measure.Combination;
        _multiplies = !_countsCores && combination == AccuracyCombination.Product;
        double gain = objective.PlanValue(1.0, 0.0, 0.0);
        Slope = _multiplies ? gain : 0.0;
        _gain = _multiplies ? 0.0 : combination == AccuracyCombination.Mean ? gain / problem.Stages.Length : gain;
        _costLoss = -objective.PlanValue(0.0, 1.0, 0.0);
        _batchLoss = -objective.PlanValue(0.0, 0.0, 1.0);
    }

    /// <summary>What a whole of accuracy is worth.</summary>
    public double Slope { get; }

    /// <summary>An option with so many replicas.</summary>
    public StageEntry Entry(PlanOption option, int index, double seconds, int replicas, double cores)
    {
        if (_countsCores)
        {
            return new StageEntry(seconds, 1.0, cores, cores, 0.0, 0.0, index);
        }

        double cost = replicas * option.CostCores;
        double loss = (_costLoss * cost) + (_batchLoss * option.MaxBatch) - (_gain * option.Accuracy);
        return new StageEntry(seconds, _multiplies ? option.Accuracy : 1.0, loss, cores, cost, option.MaxBatch, index);
    }
}
