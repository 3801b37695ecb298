using Tuner.Environment.Tuning;

namespace Tuner.Baselines.Optimization.Programmes;

/// <summary>
/// Every choice of one variant per stage, listed so that a product of accuracies is linear in one binary for each. None where
/// accuracies add up, or where there is one stage alone: those are linear as they stand.
/// </summary>
internal sealed class JointVariants
{
    private readonly int[][] _variants;

    /// <summary>The joint choices of what each stage may use.</summary>
    public JointVariants(PlanningProblem problem)
    {
        _variants = [.. problem.Stages.Select(s => s.Select(o => o.Variant).Distinct().ToArray())];
        bool needed = problem.Objective.Measure.Combination == AccuracyCombination.Product && problem.Stages.Length > 1;
        Count = needed ? _variants.Aggregate(1, (count, variants) => checked(count * variants.Length)) : 0;
    }

    /// <summary>Number of joint choices; 0 where they are not needed.</summary>
    public int Count { get; }

    /// <summary>The variants a stage may use.</summary>
    public IReadOnlyList<int> VariantsOf(int stage) => _variants[stage];

    /// <summary>The variant of a stage in a joint choice; the last stage's changes fastest.</summary>
    public int Variant(int choice, int stage)
    {
        for (int s = _variants.Length - 1; s > stage; s--)
        {
            choice /= _variants[s].Length;
        }

        return _variants[stage][choice % _variants[stage].Length];
    }

    /// <summary>The joint choice of these variants.</summary>
    public int IndexOf(ReadOnlySpan<int> variants)
    {
        int index = 0;
        for (int s = 0; s < variants.Length; s++)
        {
            index = (index * _variants[s].Length) + Array.IndexOf(_variants[s], variants[s]);
        }

        return index;
    }
}
